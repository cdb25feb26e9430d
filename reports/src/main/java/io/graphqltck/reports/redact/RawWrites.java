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
                group.unmasked.writeBytes(Frames.payloads(wrote.octets()));
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

    /** All raw writes on one wire. */
    private static final class Group {
        private final BitSet moments = new BitSet();
        private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
        private final ByteArrayOutputStream unmasked = new ByteArrayOutputStream();
    }
}
