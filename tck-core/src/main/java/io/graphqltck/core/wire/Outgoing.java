package io.graphqltck.core.wire;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the kit writes on an established wire. A list of these goes out in one write, unless it is cut. */
@SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares these
public sealed interface Outgoing
        permits Outgoing.Message, Outgoing.Raw, Outgoing.Octets, Outgoing.Body, Outgoing.EndOfBody, Outgoing.Close {

    /**
     * A whole message.
     *
     * @param binary a binary message instead of a text message
     * @param fragments octet lengths of the frames before the last one; empty for one frame
     * @param compressed sent by permessage-deflate, which must have been agreed on
     */
    record Message(boolean binary, byte[] octets, List<Integer> fragments, boolean compressed) implements Outgoing {
        public Message {
            fragments = List.copyOf(fragments);
        }
    }

    /** One frame, right or wrong. */
    record Raw(Frame frame) implements Outgoing {}

    /** Octets that need not be frames at all. */
    record Octets(byte[] octets) implements Outgoing {}

    /** More of a streamed HTTP body, in a chunk of its own. */
    record Body(byte[] octets) implements Outgoing {}

    /** The end of a streamed HTTP body, with trailer fields after it where the body is chunked. */
    record EndOfBody(Map<String, String> trailers) implements Outgoing {
        public EndOfBody {
            trailers = Collections.unmodifiableMap(new LinkedHashMap<>(trailers));
        }

        /** One without trailer fields. */
        public EndOfBody() {
            this(Map.of());
        }
    }

    /**
     * A close frame.
     *
     * @param code 0 to 65535, or null for a close frame without a body
     */
    record Close(@Nullable Integer code, String reason) implements Outgoing {

        /** The answer to a close frame: its code, or 1002 for one that no endpoint may send (RFC 6455 §7.4). */
        public static Close answering(WireEvent.Close close) {
            @Nullable Integer code = close.code();
            return new Close(code == null || isSendable(code) ? code : Integer.valueOf(1002), "");
        }

        private static boolean isSendable(int code) {
            return code >= 1000 && code < 5000 && code != 1004 && code != 1005 && code != 1006 && code != 1015;
        }
    }
}
