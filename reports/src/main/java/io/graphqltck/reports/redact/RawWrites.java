package io.graphqltck.reports.redact;

import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Finds the raw writes of the kit that hold a secret between them. A message may have been cut into several, and octets
 * may be whole frames with a masking key, so that no single write shows it.
 */
final class RawWrites {

    private RawWrites() {}

    static boolean isOne(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Wrote;
    }

    /** The numbers of the moments whose octets must not be shown. */
    static BitSet withSecrets(List<Moment> moments, UnaryOperator<String> masking) {
        Map<Integer, Group> groups = new HashMap<>();
        BitSet secret = new BitSet();
        for (Moment moment : moments) {
            if (moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Wrote wrote) {
                Group group = groups.computeIfAbsent(onWire.wire(), wire -> new Group());
                group.moments.set(moment.number());
                group.plain.writeBytes(wrote.octets());
                group.unmasked.writeBytes(payloads(wrote.octets()));
            }
        }
        for (Group group : groups.values()) {
            if (changes(group.plain, masking) || changes(group.unmasked, masking)) {
                secret.or(group.moments);
            }
        }
        return secret;
    }

    private static boolean changes(ByteArrayOutputStream octets, UnaryOperator<String> masking) {
        String text = octets.toString(StandardCharsets.UTF_8);
        return !masking.apply(text).equals(text);
    }

    /** The payloads of octets that may be WebSocket frames (RFC 6455 §5.2), as far as they are. */
    private static byte[] payloads(byte[] octets) {
        ByteArrayOutputStream payloads = new ByteArrayOutputStream();
        int at = 0;
        while (at + 2 <= octets.length) {
            boolean masked = (octets[at + 1] & 0x80) != 0;
            int shortLength = octets[at + 1] & 0x7F;
            int lengthOctets = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
            int key = at + 2 + lengthOctets;
            int data = key + (masked ? 4 : 0);
            if (data > octets.length) {
                break;
            }
            long length = lengthOctets == 0 ? shortLength : number(octets, at + 2, lengthOctets);
            int end = length < 0 || length > octets.length - data ? octets.length : data + (int) length;
            for (int i = data; i < end; i++) {
                payloads.write(masked ? octets[i] ^ octets[key + (i - data) % 4] : octets[i]);
            }
            at = end;
        }
        return payloads.toByteArray();
    }

    private static long number(byte[] octets, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | (octets[i] & 0xFF);
        }
        return number;
    }

    /** All raw writes on one wire. */
    private static final class Group {
        private final BitSet moments = new BitSet();
        private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        private final ByteArrayOutputStream unmasked = new ByteArrayOutputStream();
    }
}
