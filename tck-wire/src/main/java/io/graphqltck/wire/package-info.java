/** Connections over real sockets, both roles, on a few event loops. */
@NullMarked
package io.graphqltck.wire;

import org.jspecify.annotations.NullMarked;
