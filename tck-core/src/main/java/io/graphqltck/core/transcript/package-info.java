/** All that crossed the wires and all that the application saw, timed. */
@NullMarked
package io.graphqltck.core.transcript;

import org.jspecify.annotations.NullMarked;
