/** The README's table of figures: each is a ratio or a count of one run. */
@NullMarked
package io.graphqltck.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
