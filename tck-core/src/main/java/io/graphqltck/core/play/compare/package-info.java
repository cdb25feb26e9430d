/** Compares what a script awaits with what happened. */
@NullMarked
package io.graphqltck.core.play.compare;

import org.jspecify.annotations.NullMarked;
