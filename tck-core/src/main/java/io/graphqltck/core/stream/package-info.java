/** Streamed bodies: how the items of a stream stand in the body of an HTTP response. */
@NullMarked
package io.graphqltck.core.stream;

import org.jspecify.annotations.NullMarked;
