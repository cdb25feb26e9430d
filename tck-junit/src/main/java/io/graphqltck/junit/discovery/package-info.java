/** From what a launcher asks for to a tree of tests. */
@NullMarked
package io.graphqltck.junit.discovery;

import org.jspecify.annotations.NullMarked;
