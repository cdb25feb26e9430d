/** Streams as multipart bodies (RFC 2046 §5.1), each part one JSON value. */
@NullMarked
package io.graphqltck.core.stream.multipart;

import org.jspecify.annotations.NullMarked;
