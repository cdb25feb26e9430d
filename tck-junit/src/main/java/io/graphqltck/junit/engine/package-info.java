/** The engine as the JUnit Platform finds it. */
@NullMarked
package io.graphqltck.junit.engine;

import org.jspecify.annotations.NullMarked;
