package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * One write of an exchange, in one piece or in several with a while between them. The pieces of a streamed body are chunks of
 * their own.
 */
public final class PacedWrite {

    /** So that the other side has read the one piece before the next one comes; on the loopback interface this is long. */
    private static final Duration APART = Duration.ofMillis(20);

    private static final Duration DRIP = Duration.ofMillis(1);
    private static final int SLICE = 1 << 18;

    private final Wire wire;
    private final Loop loop;
    private final List<Outgoing> items = new ArrayList<>();

    PacedWrite(Wire wire, Loop loop) {
        this.wire = wire;
        this.loop = loop;
    }

    void add(List<Outgoing> more) {
        items.addAll(more);
    }

    /** Makes one chunk of several that follow each other. */
    void merge() {
        List<Outgoing> merged = new ArrayList<>();
        for (Outgoing item : items) {
            int last = merged.size() - 1;
            if (item instanceof Outgoing.Body body && last >= 0 && merged.get(last) instanceof Outgoing.Body before) {
                byte[] both = Arrays.copyOf(before.octets(), before.octets().length + body.octets().length);
                System.arraycopy(body.octets(), 0, both, before.octets().length, body.octets().length);
                merged.set(last, new Outgoing.Body(both));
            } else {
                merged.add(item);
            }
        }
        items.clear();
        items.addAll(merged);
    }

    void code(ContentCoding coding) {
        List<Outgoing> coded = coding.coded(items);
        items.clear();
        items.addAll(coded);
    }

    /** How many octets of bodies it has. */
    long octets() {
        return items.stream()
                .mapToLong(item -> item instanceof Outgoing.Body body ? body.octets().length : 0)
                .sum();
    }

    /**
     * Writes them.
     *
     * @param before how many octets of bodies were sent before this
     * @param cuts where the modifiers cut it
     * @param next is run when the last piece is written
     */
    void begin(Modifiers modifiers, Segmentation segmentation, long before, List<Integer> cuts, Runnable next) {
        boolean paced = !modifiers.division().pause().isZero();
        if (!paced && segmentation.equals(Segmentation.AS_WRITTEN)) {
            wire.write(items, cuts);
            next.run();
            return;
        }
        Set<Integer> own = paced ? new HashSet<>(cuts) : Set.of();
        List<List<Outgoing>> pieces = pieces(place -> own.contains((int) place) || segmentation.cuts(before + place));
        boolean drips = segmentation.equals(Segmentation.EVERY_OCTET);
        write(pieces, 0, paced ? modifiers.division().pause() : drips ? DRIP : APART, next);
    }

    /** Writes the same octets of a body this number of times, never more at once than the other side has read. */
    void repeat(byte[] unit, int times, Runnable next) {
        int atOnce = Math.max(1, Math.min(times, SLICE / Math.max(1, unit.length)));
        byte[] slice = new byte[unit.length * atOnce];
        for (int i = 0; i < atOnce; i++) {
            System.arraycopy(unit, 0, slice, i * unit.length, unit.length);
        }
        if (wire.isOpen()) {
            wire.write(List.of(new Outgoing.Body(slice)), List.of());
        }
        int left = times - atOnce;
        wire.whenWritten(left > 0 && wire.isOpen() ? () -> repeat(unit, left, next) : next);
    }

    private void write(List<List<Outgoing>> pieces, int number, Duration apart, Runnable next) {
        if (number < pieces.size() && wire.isOpen()) {
            wire.write(pieces.get(number), List.of());
        }
        if (number + 1 < pieces.size() && wire.isOpen()) {
            loop.schedule(apart, () -> write(pieces, number + 1, apart, next));
        } else {
            next.run();
        }
    }

    private List<List<Outgoing>> pieces(LongPredicate isCut) {
        List<List<Outgoing>> pieces = new ArrayList<>();
        pieces.add(new ArrayList<>());
        long place = 0;
        for (Outgoing item : items) {
            if (!(item instanceof Outgoing.Body || item instanceof Outgoing.Octets)) {
                pieces.get(pieces.size() - 1).add(item);
                continue;
            }
            byte[] all = item instanceof Outgoing.Body body ? body.octets() : ((Outgoing.Octets) item).octets();
            int from = 0;
            for (int to = 1; to <= all.length; to++) {
                place++;
                boolean cut = isCut.test(place);
                if (cut || to == all.length) {
                    byte[] part = Arrays.copyOfRange(all, from, to);
                    pieces.get(pieces.size() - 1)
                            .add(item instanceof Outgoing.Body ? new Outgoing.Body(part) : new Outgoing.Octets(part));
                    from = to;
                }
                if (cut) {
                    pieces.add(new ArrayList<>());
                }
            }
        }
        pieces.removeIf(List::isEmpty);
        return pieces;
    }
}
