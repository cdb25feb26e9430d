/** Streams of HTTP/2 as wires: several on one TCP connection. */
@NullMarked
package io.graphqltck.wire.stream;

import org.jspecify.annotations.NullMarked;
