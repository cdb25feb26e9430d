/** permessage-deflate (RFC 7692) with and without context takeover. */
@NullMarked
package io.graphqltck.wire.deflate;

import org.jspecify.annotations.NullMarked;
