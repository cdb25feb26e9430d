/** The HTTP/1.1 heads of a WebSocket upgrade, written, read and checked; knows no network library. */
@NullMarked
package io.graphqltck.wire.http;

import org.jspecify.annotations.NullMarked;
