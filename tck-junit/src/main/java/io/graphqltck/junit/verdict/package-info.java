/** From the kit's verdicts to what a test framework understands. */
@NullMarked
package io.graphqltck.junit.verdict;

import org.jspecify.annotations.NullMarked;
