package io.graphqltck.reports.model;

import io.graphqltck.core.wire.WireEvent;
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
    static byte @Nullable [] of(WireEvent event) {
        if (event instanceof WireEvent.Message message) {
            return message.binary() ? message.octets() : of(message.octets());
        }
        if (event instanceof WireEvent.Close close) {
            return ofClose(close);
        }
        if (event instanceof WireEvent.Ping ping) {
            return ping.data();
        }
        if (event instanceof WireEvent.Pong pong) {
            return pong.data();
        }
        return event instanceof WireEvent.Wrote wrote ? wrote.octets() : null;
    }

    private static boolean isUtf8(byte[] octets) {
        return Arrays.equals(octets, new String(octets, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    /** The code in two octets and the reason behind it (RFC 6455 §5.5.1). */
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
