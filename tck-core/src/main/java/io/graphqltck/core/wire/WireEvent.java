package io.graphqltck.core.wire;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One thing that happened on a wire, whichever side did it. */
@SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares events
public sealed interface WireEvent
        permits WireEvent.Requested,
                WireEvent.Responded,
                WireEvent.Asked,
                WireEvent.Answered,
                WireEvent.Streams,
                WireEvent.Item,
                WireEvent.KeepAlive,
                WireEvent.GoingAway,
                WireEvent.StreamEnded,
                WireEvent.Message,
                WireEvent.Ping,
                WireEvent.Pong,
                WireEvent.Close,
                WireEvent.Wrote,
                WireEvent.Ended,
                WireEvent.Violation {

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor);

    /** A client asked for the upgrade. */
    record Requested(HttpHead head) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.requested(this);
        }
    }

    /** A server answered the upgrade request. {@code body} is what came with a refusal, capped. */
    record Responded(HttpHead head, String body) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.responded(this);
        }
    }

    /**
     * A whole HTTP request that asks for no upgrade.
     *
     * @param body empty when {@code length} is over the wire's limit
     * @param length the body's true length in octets
     */
    record Asked(HttpHead head, byte[] body, long length) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.asked(this);
        }
    }

    /** A whole HTTP response to such a request; {@code body} and {@code length} as in {@link Asked}. */
    record Answered(HttpHead head, byte[] body, long length) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.answered(this);
        }
    }

    /** The head of an HTTP response whose body is a stream, told item by item. */
    record Streams(HttpHead head, StreamTerms terms) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.streams(this);
        }
    }

    /**
     * An item of such a body, told when its JSON is complete.
     *
     * @param fields name and value of its fields, in order
     * @param body its content; empty when {@code length} is over the wire's limit
     * @param length the content's length in octets as far as it was read
     */
    record Item(StreamTerms terms, List<Map.Entry<String, String>> fields, byte[] body, long length)
            implements WireEvent {
        public Item {
            fields = List.copyOf(fields);
        }

        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.item(this);
        }
    }

    /** What says nothing but that such a body continues; {@code fields} and {@code body} as in {@link Item}, always whole. */
    record KeepAlive(StreamTerms terms, List<Map.Entry<String, String>> fields, byte[] body) implements WireEvent {
        public KeepAlive {
            fields = List.copyOf(fields);
        }

        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.keepAlive(this);
        }
    }

    /** A server takes no more exchanges on this one's connection, by GOAWAY of HTTP/2; this one continues. {@code code}: its name. */
    record GoingAway(String code) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.goingAway(this);
        }
    }

    /** Such a body and its HTTP message are at their end. {@code closed}: as its framing has it end. */
    record StreamEnded(StreamTerms terms, boolean closed) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.streamEnded(this);
        }
    }

    /**
     * A whole data message.
     *
     * @param octets its payload after unmasking and decompression; empty when {@code length} is over the wire's limit
     * @param length the payload's true length in octets; of a compressed message that is over the limit, the length at
     *     which inflating it was given up
     * @param frames in how many frames it came
     */
    record Message(boolean binary, byte[] octets, long length, int frames, boolean compressed) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.message(this);
        }
    }

    /** A WebSocket ping frame. */
    record Ping(byte[] data) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.ping(this);
        }
    }

    /** A WebSocket pong frame. */
    record Pong(byte[] data) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.pong(this);
        }
    }

    /**
     * A close frame.
     *
     * @param code null when the frame had no body
     */
    record Close(@Nullable Integer code, String reason) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.close(this);
        }
    }

    /** Raw frames or octets that the kit wrote on purpose. Only ever sent, never received. */
    record Wrote(byte[] octets) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.wrote(this);
        }
    }

    /** The TCP connection ended, or could not be made. */
    record Ended(Ending how, String detail) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.ended(this);
        }
    }

    /**
     * The other side broke a rule of HTTP or of RFC 6455.
     *
     * @param requirement id of the broken requirement of the shared WebSocket layer, such as {@code WS-B-06}
     * @param text what is wrong, a sentence
     * @param fatal nothing after it can be understood; the wire reads no further
     */
    record Violation(String requirement, String text, boolean fatal) implements WireEvent {
        @Override
        public <R extends @Nullable Object> R accept(WireEventVisitor<R> visitor) {
            return visitor.violation(this);
        }
    }

    /** How a TCP connection ended. */
    enum Ending {
        /** An orderly end of the stream. */
        FIN,
        /** A reset, or another I/O error. */
        RESET,
        /** It could not be established; only for the side that connects. */
        NOT_CONNECTED,
        /** The kit closed it itself. */
        BY_KIT,
        /** The kit gave it up, because what comes is more than it reads: that says nothing about the other side. */
        GAVE_UP;

        /** Whether the other side had no part in it. */
        public boolean isByKit() {
            return this == BY_KIT || this == GAVE_UP;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
