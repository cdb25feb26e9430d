/** A package with one suite. */
@NullMarked
package io.graphqltck.junit.packaged;

import org.jspecify.annotations.NullMarked;
