/** Multipart bodies (RFC 2046 §5.1.1), read octet by octet; knows no network library. */
@NullMarked
package io.graphqltck.wire.multipart;

import org.jspecify.annotations.NullMarked;
