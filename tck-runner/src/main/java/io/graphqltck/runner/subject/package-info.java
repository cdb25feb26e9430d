/** Finding, installing and starting subjects. */
@NullMarked
package io.graphqltck.runner.subject;

import org.jspecify.annotations.NullMarked;
