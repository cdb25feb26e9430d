/** Certificates and trust for {@code wss}. */
@NullMarked
package io.graphqltck.wire.tls;

import org.jspecify.annotations.NullMarked;
