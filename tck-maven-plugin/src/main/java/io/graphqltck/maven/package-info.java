/** The Maven plugin: each goal is a command of the runner with its options taken from the project. */
@NullMarked
package io.graphqltck.maven;

import org.jspecify.annotations.NullMarked;
