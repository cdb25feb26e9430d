package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that are whole only where texts are joined: a stream delivers a token piece by piece. In each direction, what is no JSON is
 * joined, and of JSON the strings at the same path, in their order. Moments between which a secret is divided are masked whole.
 */
final class DividedSecrets {

    /** Of a longer text its beginning and its end count; a secret that begins and ends in others is not that long. */
    private static final int LONGEST = 4096;

    /** Other places are not followed. */
    private static final int MOST_PLACES = 4096;

    private final Steps steps;
    private final BiConsumer<String, Voice> found;
    private final BitSet moments = new BitSet();
    private final Map<String, Place> places = new HashMap<>();

    /** {@code found}: hears the parts, and whose they are. */
    DividedSecrets(Steps steps, BiConsumer<String, Voice> found) {
        this.steps = steps;
        this.found = found;
    }

    boolean contains(int moment) {
        return moments.get(moment);
    }

    /** Looks for the secrets of these indexes, of which {@code subjects} counts in the subject's speech only. */
    void find(List<Moment> later, List<SecretIndex> indexes, SecretIndex subjects) {
        for (Moment moment : later) {
            if (moment.what() instanceof Happening.OnWire onWire) {
                boolean sent = onWire.direction() == Direction.SENT;
                Speech speech = new Speech(
                        moment.number(), sent ? Voice.KIT_SENT : Voice.SUBJECT, indexes, sent ? null : subjects);
                String place = onWire.wire() + (sent ? ">" : "<");
                @Nullable Json json = onWire.json();
                @Nullable String text = text(onWire.event());
                if (json instanceof Json.JsonObject || json instanceof Json.JsonArray) {
                    strings(new StringBuilder(place), json, speech);
                } else if (text != null) {
                    piece(place, text, speech); // a piece may be a number
                }
            } else if (moment.what() instanceof Happening.ApplicationTold told
                    && told.event() instanceof ApplicationEvent.Next next) {
                Speech speech = new Speech(moment.number(), Voice.SUBJECT, indexes, subjects);
                strings(new StringBuilder("application " + next.operation()), next.payload(), speech);
            }
        }
    }

    private static @Nullable String text(WireEvent event) {
        if (event instanceof WireEvent.Close close) {
            return close.reason();
        }
        return EventMasker.spoken(event);
    }

    /** A place in an array is none of its own. */
    private void strings(StringBuilder path, Json value, Speech speech) {
        steps.take(1);
        if (value instanceof Json.JsonString string) {
            piece(path.toString(), string.value(), speech);
        } else if (value instanceof Json.JsonArray array) {
            array.items().forEach(item -> strings(path, item, speech));
        } else if (value instanceof Json.JsonObject object) {
            int length = path.length();
            object.members().forEach((name, member) -> {
                path.append('/').append(name, 0, Math.min(name.length(), 64));
                strings(path, member, speech);
                path.setLength(length);
            });
        }
    }

    private void piece(String where, String text, Speech speech) {
        steps.take(where.length());
        @Nullable Place place = places.get(where);
        if (place == null) {
            if (places.size() >= MOST_PLACES) {
                return;
            }
            place = new Place();
            places.put(where, place);
        }
        if (text.length() <= 2 * LONGEST) {
            place.add(text, speech);
        } else {
            place.add(text.substring(0, LONGEST), speech);
            place.forget();
            place.add(text.substring(text.length() - LONGEST), speech);
        }
    }

    /** Who says something, and what is looked for in that. */
    private record Speech(
            int moment,
            Voice voice,
            List<SecretIndex> indexes,
            @Nullable SecretIndex more) {}

    private record Piece(int moment, Voice voice, String text, int letters) {}

    /** What was said at one place so far. */
    private final class Place {

        private final Deque<Piece> pieces = new ArrayDeque<>();
        private final Map<SecretIndex, Integer> states = new HashMap<>();
        private int letters;

        /** The beginning of an escape that the next piece ends. */
        private String rest = "";

        void forget() {
            rest = "";
            pieces.clear();
            states.clear();
            letters = 0;
        }

        void add(String text, Speech speech) {
            String whole = rest + text;
            rest = whole.substring(PlainForm.unfinished(whole));
            PlainForm plain = PlainForm.all(whole.substring(0, whole.length() - rest.length()), steps)
                    .get(0);
            pieces.addLast(new Piece(speech.moment(), speech.voice(), text, plain.length()));
            letters += plain.length();
            while (letters > 2 * LONGEST && pieces.size() > 1) {
                letters -= pieces.removeFirst().letters();
            }
            speech.indexes().forEach(index -> follow(index, plain));
            if (speech.more() != null) {
                follow(speech.more(), plain);
            }
        }

        private void follow(SecretIndex index, PlainForm plain) {
            if (index.isEmpty()) {
                return;
            }
            steps.take(plain.length());
            int state = states.getOrDefault(index, 0);
            for (int i = 0; i < plain.length(); i++) {
                state = index.next(state, plain.at(i));
                if (index.found(state) > i + 1) {
                    mark(index.found(state) - i - 1);
                }
            }
            states.put(index, state);
        }

        /** The last piece, and those before it that have these letters. */
        private void mark(int before) {
            Iterator<Piece> backwards = pieces.descendingIterator();
            int covered = -pieces.getLast().letters();
            while (backwards.hasNext() && covered < before) {
                Piece piece = backwards.next();
                covered += piece.letters();
                moments.set(piece.moment());
                found.accept(piece.text(), piece.voice());
            }
        }
    }
}
