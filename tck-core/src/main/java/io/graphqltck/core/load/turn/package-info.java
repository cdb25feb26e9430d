/** From YAML to turns: acts, patterns, bytes, and the variables and fragments in them. */
@NullMarked
package io.graphqltck.core.load.turn;

import org.jspecify.annotations.NullMarked;
