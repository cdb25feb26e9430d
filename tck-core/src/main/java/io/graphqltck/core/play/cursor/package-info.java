/** Moves through a script as far as what has happened allows. */
@NullMarked
package io.graphqltck.core.play.cursor;

import org.jspecify.annotations.NullMarked;
