/** Peers that are wrong in one known way, made from a scenario, which that scenario must catch. */
@NullMarked
package io.graphqltck.core.mutant;

import org.jspecify.annotations.NullMarked;
