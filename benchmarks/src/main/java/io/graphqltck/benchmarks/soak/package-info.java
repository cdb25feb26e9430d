/** Generated hostile peers for hours: what they say, and the runs that they are judged in. */
@NullMarked
package io.graphqltck.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
