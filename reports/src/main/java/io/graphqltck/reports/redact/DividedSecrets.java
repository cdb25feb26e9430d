package io.graphqltck.reports.redact;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds secrets that are whole only where texts are joined: a stream delivers a token piece by piece. In each direction, what is no JSON is
 * joined, and of JSON the strings at the same path, in their order. Moments between which a secret is divided are masked whole.
 */
final class DividedSecrets {

    /** Of a longer text its beginning and its end count; a secret that begins and ends in others is not that long. */
    private static final int LONGEST = 4096;

    /** Other places are not followed. */
    private static final int MOST_PLACES = 8192;

    private static final int LONGEST_NAME = 64;

    private final Steps steps;
    private final BiConsumer<String, Voice> found;
    private final BitSet moments = new BitSet();
    private final Place root = new Place();
    private int places;
    private List<SecretIndex> indexes = List.of();
    private int generation;

    /** {@code found}: hears the parts, and whose they are. */
    DividedSecrets(Steps steps, BiConsumer<String, Voice> found) {
        this.steps = steps;
        this.found = found;
    }

    boolean contains(int moment) {
        return moments.get(moment);
    }

    /** Looks for the secrets of these indexes, of which {@code subjects} counts in the subject's speech only. */
    void find(List<Moment> later, List<SecretIndex> all, SecretIndex subjects) {
        List<SecretIndex> now = Stream.concat(all.stream(), Stream.of(subjects)).toList();
        if (!now.equals(indexes)) {
            indexes = now;
            generation++;
        }
        if (now.stream().allMatch(SecretIndex::isEmpty)) {
            return;
        }
        for (Moment moment : later) {
            if (moment.what() instanceof Happening.OnWire onWire) {
                boolean sent = onWire.direction() == Direction.SENT;
                Speech speech = new Speech(
                        moment.number(), sent ? Voice.KIT_SENT : Voice.SUBJECT, sent ? all.size() : now.size());
                Place place = root.under(onWire.wire() + (sent ? ">" : "<"));
                @Nullable Json json = onWire.json();
                if (json instanceof Json.JsonObject || json instanceof Json.JsonArray) {
                    strings(place, json, speech);
                } else {
                    @Nullable String text = text(onWire.event());
                    if (text != null) {
                        piece(place, text, speech); // a piece may be a number
                    }
                }
            } else if (moment.what() instanceof Happening.ApplicationTold told
                    && told.event() instanceof ApplicationEvent.Next next) {
                Speech speech = new Speech(moment.number(), Voice.SUBJECT, now.size());
                strings(root.under("application " + next.operation()), next.payload(), speech);
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
    private void strings(Place place, Json value, Speech speech) {
        steps.take(1);
        if (value instanceof Json.JsonString string) {
            piece(place, string.value(), speech);
        } else if (value instanceof Json.JsonArray array) {
            array.items().forEach(item -> strings(place, item, speech));
        } else if (value instanceof Json.JsonObject object) {
            object.members().forEach((name, member) -> strings(place.under(name), member, speech));
        }
    }

    private void piece(Place place, String text, Speech speech) {
        if (!place.isFollowed()) {
            return;
        }
        if (text.length() <= 2 * LONGEST) {
            place.add(text, speech);
        } else {
            place.add(text.substring(0, LONGEST), speech);
            place.forget();
            place.add(text.substring(text.length() - LONGEST), speech);
        }
    }

    /** Who says something, and how many of the indexes count in that. */
    private record Speech(int moment, Voice voice, int count) {}

    private record Piece(int moment, Voice voice, String text, int letters) {}

    /** What was said at one place so far. */
    private final class Place {

        private final Map<String, Place> under = new HashMap<>();
        private final boolean followed = places++ < MOST_PLACES;
        private final Deque<Piece> pieces = new ArrayDeque<>();
        private int[] states = new int[0];
        private int since;
        private int letters;

        /** The beginning of an escape that the next piece ends. */
        private String rest = "";

        boolean isFollowed() {
            return followed;
        }

        /** Places of which there are too many are one, which is not followed. */
        Place under(String name) {
            String key = name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
            @Nullable Place known = under.get(key);
            if (known != null || !followed) {
                return known == null ? this : known;
            }
            Place place = new Place();
            under.put(key, place);
            return place;
        }

        void forget() {
            rest = "";
            Arrays.fill(states, 0);
            forgetPieces();
        }

        private void forgetPieces() {
            pieces.clear();
            letters = 0;
        }

        void add(String text, Speech speech) {
            if (since != generation) {
                since = generation;
                states = new int[indexes.size()];
            }
            if (rest.isEmpty() && isPlain(text)) {
                follow(text, text.length(), text, speech);
                return;
            }
            String whole = rest + text;
            rest = whole.substring(PlainForm.unfinished(whole));
            PlainForm plain = PlainForm.all(whole.substring(0, whole.length() - rest.length()), steps)
                    .get(0);
            follow(plain.toString(), plain.length(), text, speech);
        }

        /** Whether it has no escapes, and no beginning of one. */
        private boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\' || c == '%' || c == '&' || c == '\n' || c == '\r' || c > '~') {
                    return false;
                }
            }
            return true;
        }

        private void follow(String plain, int length, String text, Speech speech) {
            pieces.addLast(new Piece(speech.moment(), speech.voice(), text, length));
            letters += length;
            while (letters > 2 * LONGEST && pieces.size() > 1) {
                letters -= pieces.removeFirst().letters();
            }
            boolean begun = !rest.isEmpty();
            for (int i = 0; i < states.length; i++) {
                if (i < speech.count() && !indexes.get(i).isEmpty()) {
                    states[i] = follow(indexes.get(i), states[i], plain);
                }
                begun |= states[i] != 0;
            }
            if (!begun) {
                forgetPieces(); // no secret has begun in them
            }
        }

        private int follow(SecretIndex index, int from, String plain) {
            steps.take(plain.length());
            int state = from;
            for (int i = 0; i < plain.length(); i++) {
                char c = plain.charAt(i);
                state = index.next(state, c == '-' ? '+' : c == '_' ? '/' : c);
                if (index.found(state) > i + 1) {
                    mark(index.found(state) - i - 1);
                }
            }
            return state;
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
