/** Plays the tree and reports what came of it. */
@NullMarked
package io.graphqltck.junit.run;

import org.jspecify.annotations.NullMarked;
