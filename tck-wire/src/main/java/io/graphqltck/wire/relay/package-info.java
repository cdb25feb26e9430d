/** Stands between a client and a server of other people, passes their octets on untouched, and hears what they say. */
@NullMarked
package io.graphqltck.wire.relay;

import org.jspecify.annotations.NullMarked;
