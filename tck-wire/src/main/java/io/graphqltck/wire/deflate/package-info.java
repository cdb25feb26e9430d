/** permessage-deflate (RFC 7692) without context takeover. */
@NullMarked
package io.graphqltck.wire.deflate;

import org.jspecify.annotations.NullMarked;
