package io.graphqltck.reports.model;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The octets of what crossed the wire, where its text does not tell them. */
final class Payload {

    private Payload() {}

    /** These, where as a text they would not tell all of them; else null. */
    static byte @Nullable [] of(byte[] octets) {
        return isUtf8(octets) ? null : octets;
    }

    /** Null where the text tells them all, or where there are none. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    static byte @Nullable [] of(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public byte @Nullable [] requested(WireEvent.Requested requested) {
                return null;
            }

            @Override
            public byte @Nullable [] responded(WireEvent.Responded responded) {
                return null;
            }

            @Override
            public byte @Nullable [] asked(WireEvent.Asked asked) {
                return null;
            }

            @Override
            public byte @Nullable [] answered(WireEvent.Answered answered) {
                return null;
            }

            @Override
            public byte @Nullable [] streams(WireEvent.Streams streams) {
                return null;
            }

            @Override
            public byte @Nullable [] item(WireEvent.Item item) {
                return null;
            }

            @Override
            public byte @Nullable [] keepAlive(WireEvent.KeepAlive keepAlive) {
                return null;
            }

            @Override
            public byte @Nullable [] goingAway(WireEvent.GoingAway goingAway) {
                return null;
            }

            @Override
            public byte @Nullable [] streamEnded(WireEvent.StreamEnded streamEnded) {
                return null;
            }

            @Override
            public byte @Nullable [] message(WireEvent.Message message) {
                return message.binary() ? message.octets() : of(message.octets());
            }

            @Override
            public byte @Nullable [] ping(WireEvent.Ping ping) {
                return ping.data();
            }

            @Override
            public byte @Nullable [] pong(WireEvent.Pong pong) {
                return pong.data();
            }

            @Override
            public byte @Nullable [] close(WireEvent.Close close) {
                return ofClose(close);
            }

            @Override
            public byte @Nullable [] wrote(WireEvent.Wrote wrote) {
                return wrote.octets();
            }

            @Override
            public byte @Nullable [] ended(WireEvent.Ended ended) {
                return null;
            }

            @Override
            public byte @Nullable [] violation(WireEvent.Violation violation) {
                return null;
            }
        });
    }

    private static boolean isUtf8(byte[] octets) {
        return Arrays.equals(octets, new String(octets, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    /** The code in two octets and the reason after it (RFC 6455 §5.5.1). */
    private static byte[] ofClose(WireEvent.Close close) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        if (close.code() != null) {
            octets.write(close.code() >> 8);
            octets.write(close.code());
            octets.writeBytes(close.reason().getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }
}
