/** Assertions on a scenario that was played. Nothing else of the kit needs AssertJ. */
@NullMarked
package io.graphqltck.junit.assertj;

import org.jspecify.annotations.NullMarked;
