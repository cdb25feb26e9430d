/** From files to descriptions of subjects and their baselines. */
@NullMarked
package io.graphqltck.core.load.subject;

import org.jspecify.annotations.NullMarked;
