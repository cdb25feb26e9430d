/** Scenarios as dynamic tests of Jupiter. Nothing else of the kit needs Jupiter. */
@NullMarked
package io.graphqltck.junit.jupiter;

import org.jspecify.annotations.NullMarked;
