/** RFC 6455 octets: frames to and from what they mean; knows no network library. */
@NullMarked
package io.graphqltck.wire.frame;

import org.jspecify.annotations.NullMarked;
