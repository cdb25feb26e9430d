/** Plays scenarios from tests of one's own. */
@NullMarked
package io.graphqltck.junit.play;

import org.jspecify.annotations.NullMarked;
