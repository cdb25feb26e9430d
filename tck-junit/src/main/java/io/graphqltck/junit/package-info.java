/** The kit as a JUnit Platform engine: a class says how to reach a subject, and each scenario is a test. */
@NullMarked
package io.graphqltck.junit;

import org.jspecify.annotations.NullMarked;
