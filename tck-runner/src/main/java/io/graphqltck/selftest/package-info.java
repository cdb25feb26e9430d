/** The kit plays against itself: every dialogue in both roles, and every mutant. */
@NullMarked
package io.graphqltck.selftest;

import org.jspecify.annotations.NullMarked;
