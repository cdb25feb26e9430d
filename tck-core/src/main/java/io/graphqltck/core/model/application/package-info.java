/** What the application of a client does and sees. */
@NullMarked
package io.graphqltck.core.model.application;

import org.jspecify.annotations.NullMarked;
