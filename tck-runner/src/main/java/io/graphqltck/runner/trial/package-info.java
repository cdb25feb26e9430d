/** Judging subjects: runs, repeats, what is kept when a run is broken off. */
@NullMarked
package io.graphqltck.runner.trial;

import org.jspecify.annotations.NullMarked;
