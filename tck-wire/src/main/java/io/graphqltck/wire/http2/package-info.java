/** Connections of HTTP/2 (RFC 9113) and what their streams carry, on Netty's codec. */
@NullMarked
package io.graphqltck.wire.http2;

import org.jspecify.annotations.NullMarked;
