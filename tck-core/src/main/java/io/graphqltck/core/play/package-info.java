/** Plays a script against a subject. */
@NullMarked
package io.graphqltck.core.play;

import org.jspecify.annotations.NullMarked;
