package io.graphqltck.reports.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where known secrets stand in one text. */
final class Sightings {

    private static final int SHORTEST_QUOTED = 8;

    /** Base64 in base64 is looked into so deep. */
    private static final int DEEPEST = 3;

    private static final int SHORTEST_RUN = 8;

    private final int depth;
    private final String text;
    private final List<PlainForm> readings;
    private final Steps steps;
    private final BitSet secret = new BitSet();

    Sightings(String text, Steps steps) {
        this(text, steps, 0);
    }

    private Sightings(String text, Steps steps, int depth) {
        this.depth = depth;
        this.text = text;
        this.readings = PlainForm.all(text, steps);
        this.steps = steps;
    }

    void find(SecretIndex index) {
        find(index, null);
    }

    /** {@code within}: where they must begin, or null for anywhere. */
    void find(SecretIndex index, @Nullable BitSet within) {
        if (!index.isEmpty()) {
            readings.forEach(form -> find(index, form, within));
        }
    }

    /** Finds runs of base64 in which they stand, whatever else stands there and however they are escaped in it. */
    void findEncoded(List<SecretIndex> indexes) {
        if (indexes.stream().allMatch(SecretIndex::isEmpty)) {
            return;
        }
        PlainForm form = readings.get(0);
        steps.take(form.length());
        int from = 0;
        int wrap = 0;
        for (int i = 0; i <= form.length(); i++) {
            if (i < form.length() && isRunPart(form.at(i)) && form.at(i) != '=') {
                wrap = wrap == from && i > from && form.start(i) != form.end(i - 1) ? i : wrap;
                continue;
            }
            boolean found = isEncoded(form, from, i, indexes);
            if (!found && wrap > from && isEncoded(form, wrap, i, indexes)) { // a word stood before the line break
                from = wrap;
                found = true;
            }
            if (found) {
                secret.set(form.start(from), form.end(i - 1));
            }
            from = i + 1;
            wrap = from;
        }
    }

    /** Whether one stands in this run of base64, which has no escapes. */
    static boolean areEncoded(String run, List<SecretIndex> indexes, Steps steps) {
        PlainForm form = PlainForm.all(run, steps).get(0);
        return new Sightings("", steps).isEncoded(form, 0, form.length(), indexes);
    }

    private boolean isEncoded(PlainForm form, int from, int to, List<SecretIndex> indexes) {
        int length = (to - from) % 4 == 1 ? to - from - 1 : to - from;
        if (depth >= DEEPEST || length < SHORTEST_RUN) {
            return false;
        }
        steps.take(3 * length);
        StringBuilder letters = new StringBuilder(length);
        for (int i = from; i < from + length; i++) {
            letters.append(form.at(i));
        }
        String text = new String(Base64.getDecoder().decode(letters.toString()), StandardCharsets.UTF_8);
        Sightings within = new Sightings(text, steps, depth + 1);
        indexes.forEach(within::find);
        within.findEncoded(indexes);
        return !within.secret.isEmpty();
    }

    private void find(SecretIndex index, PlainForm form, @Nullable BitSet within) {
        steps.take(2 * form.length());
        int state = 0;
        for (int i = 0; i < form.length(); i++) {
            char c = form.at(i);
            if (c == '…') {
                mark(form, index.started(state), i, false, within);
            } else if (c == '"' && index.started(state) >= SHORTEST_QUOTED) { // it was shortened before it was quoted
                mark(form, index.started(state), i, false, within);
            }
            state = index.next(state, c);
            mark(form, index.found(state), i + 1, index.isRun(state), within);
        }
        // A text that was shortened may end within a secret: at its end, or before an ellipsis.
        mark(form, index.started(state), form.length(), false, within);
    }

    private void mark(PlainForm form, int length, int end, boolean run, @Nullable BitSet within) {
        if (length == 0) {
            return;
        }
        int from = form.start(end - length);
        int to = form.end(end - 1);
        if (within != null && !within.get(from)) {
            return;
        }
        if (run) {
            while (from > 0 && !secret.get(from - 1) && isRunPart(text.charAt(from - 1))) {
                secret.set(from);
                from--;
                steps.take(1);
            }
            while (to < text.length() && !secret.get(to) && isRunPart(text.charAt(to))) {
                secret.set(to);
                to++;
                steps.take(1);
            }
        }
        steps.take((to - from) / Long.SIZE + 1);
        secret.set(from, to);
    }

    private static boolean isRunPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_'
                || c == '=';
    }

    String masked() {
        int from = secret.nextSetBit(0);
        if (from < 0) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int copied = 0;
        while (from >= 0) {
            int to = secret.nextClearBit(from);
            masked.append(text, copied, from).append(Redactor.MASK);
            copied = to;
            from = secret.nextSetBit(to);
        }
        return masked.append(text, copied, text.length()).toString();
    }
}
