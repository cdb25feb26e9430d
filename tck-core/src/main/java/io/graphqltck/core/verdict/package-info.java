/** What a scenario ends in, and why. */
@NullMarked
package io.graphqltck.core.verdict;

import org.jspecify.annotations.NullMarked;
