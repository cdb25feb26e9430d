/** The tree of tests. */
@NullMarked
package io.graphqltck.junit.node;

import org.jspecify.annotations.NullMarked;
