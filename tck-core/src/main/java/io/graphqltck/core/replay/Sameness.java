package io.graphqltck.core.replay;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether the kit does the same as was recorded, as far as the recording tells: for secrets it has a mask. */
final class Sameness {

    /** Signatures are made again for each play, and so are the times that stand in them. */
    private static final String AUTHORIZATION = "authorization";

    private static final Pattern TIME = Pattern.compile("[0-9]{8}T[0-9]{6}Z");

    private final String mask;

    Sameness(String mask) {
        this.mask = mask;
    }

    boolean same(Happening recorded, Happening now) {
        if (recorded instanceof Happening.OnWire before && now instanceof Happening.OnWire after) {
            return before.wire() == after.wire()
                    && before.direction() == after.direction()
                    && same(before, after.event(), after.json());
        }
        if (recorded instanceof Happening.ApplicationActed before && now instanceof Happening.ApplicationActed after) {
            return same(before.what(), after.what());
        }
        return recorded instanceof Happening.Note before
                && now instanceof Happening.Note after
                && same(before.text(), after.text());
    }

    private boolean same(Happening.OnWire recorded, WireEvent now, @Nullable Json json) {
        WireEvent event = recorded.event();
        return event.accept(new WireEventVisitor<>() {
            @Override
            public Boolean requested(WireEvent.Requested before) {
                return now instanceof WireEvent.Requested after && head(before.head(), after.head());
            }

            @Override
            public Boolean responded(WireEvent.Responded before) {
                return now instanceof WireEvent.Responded after
                        && head(before.head(), after.head())
                        && same(before.body(), after.body());
            }

            @Override
            public Boolean asked(WireEvent.Asked before) {
                return now instanceof WireEvent.Asked after
                        && head(before.head(), after.head())
                        && payload(before.body(), before.length(), recorded.json(), after.body(), json);
            }

            @Override
            public Boolean answered(WireEvent.Answered before) {
                return now instanceof WireEvent.Answered after
                        && head(before.head(), after.head())
                        && payload(before.body(), before.length(), recorded.json(), after.body(), json);
            }

            @Override
            public Boolean streams(WireEvent.Streams before) {
                return now instanceof WireEvent.Streams after && head(before.head(), after.head());
            }

            @Override
            public Boolean item(WireEvent.Item before) {
                return now instanceof WireEvent.Item after
                        && fields(before.fields(), after.fields())
                        && payload(before.body(), before.length(), recorded.json(), after.body(), json);
            }

            @Override
            public Boolean keepAlive(WireEvent.KeepAlive before) {
                return now instanceof WireEvent.KeepAlive after
                        && fields(before.fields(), after.fields())
                        && payload(before.body(), before.body().length, recorded.json(), after.body(), json);
            }

            @Override
            public Boolean goingAway(WireEvent.GoingAway before) {
                return before.equals(now);
            }

            @Override
            public Boolean streamEnded(WireEvent.StreamEnded before) {
                return before.equals(now);
            }

            @Override
            public Boolean message(WireEvent.Message before) {
                return now instanceof WireEvent.Message after
                        && before.binary() == after.binary()
                        && before.compressed() == after.compressed()
                        && payload(before.octets(), before.length(), recorded.json(), after.octets(), json);
            }

            @Override
            public Boolean ping(WireEvent.Ping before) {
                return now instanceof WireEvent.Ping after && Arrays.equals(before.data(), after.data());
            }

            @Override
            public Boolean pong(WireEvent.Pong before) {
                return now instanceof WireEvent.Pong after && Arrays.equals(before.data(), after.data());
            }

            @Override
            public Boolean close(WireEvent.Close before) {
                return before.equals(now);
            }

            @Override
            public Boolean wrote(WireEvent.Wrote before) {
                return now instanceof WireEvent.Wrote after && octets(before.octets(), after.octets());
            }

            @Override
            public Boolean ended(WireEvent.Ended before) {
                return now instanceof WireEvent.Ended after && before.how() == after.how();
            }

            @Override
            public Boolean violation(WireEvent.Violation before) {
                return before.equals(now);
            }
        });
    }

    private boolean payload(byte[] before, long length, @Nullable Json jsonBefore, byte[] after, @Nullable Json json) {
        if (before.length < length) {
            return octets(before, after);
        }
        return (jsonBefore != null && json != null) ? same(jsonBefore, json) : same(text(before), text(after));
    }

    /** A recording may have only the first of them. */
    private boolean octets(byte[] before, byte[] after) {
        boolean begins =
                after.length >= before.length && Arrays.equals(before, 0, before.length, after, 0, before.length);
        return begins || same(text(before), text(after), true);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private boolean head(HttpHead before, HttpHead after) {
        return same(before.startLine(), after.startLine()) && fields(before.fields(), after.fields());
    }

    private boolean fields(List<Map.Entry<String, String>> before, List<Map.Entry<String, String>> after) {
        if (before.size() != after.size()) {
            return false;
        }
        for (int i = 0; i < before.size(); i++) {
            String name = before.get(i).getKey();
            if (!name.equalsIgnoreCase(after.get(i).getKey())
                    || (!name.equalsIgnoreCase(AUTHORIZATION)
                            && !same(before.get(i).getValue(), after.get(i).getValue()))) {
                return false;
            }
        }
        return true;
    }

    private boolean same(Json before, Json after) {
        if (before instanceof JsonString mine && after instanceof JsonString other) {
            return same(mine.value(), other.value());
        }
        if (before instanceof JsonString mine && mine.value().equals(mask)) {
            return true;
        }
        if (before instanceof JsonArray mine && after instanceof JsonArray other) {
            boolean same = mine.items().size() == other.items().size();
            for (int i = 0; same && i < mine.items().size(); i++) {
                same = same(mine.items().get(i), other.items().get(i));
            }
            return same;
        }
        if (before instanceof JsonObject mine && after instanceof JsonObject other) {
            return mine.members().keySet().equals(other.members().keySet())
                    && mine.members().keySet().stream().allMatch(name -> member(name, mine, other));
        }
        return before.equals(after);
    }

    private boolean member(String name, JsonObject before, JsonObject after) {
        @Nullable Json mine = before.get(name);
        @Nullable Json other = after.get(name);
        return name.equalsIgnoreCase(AUTHORIZATION) || (mine != null && other != null && same(mine, other));
    }

    private boolean same(String before, String after) {
        return same(before, after, false);
    }

    /** What stands between masks must be there, in this order. {@code begins}: there may be more of the other. */
    private boolean same(String one, String other, boolean begins) {
        String before = TIME.matcher(one).replaceAll("");
        String after = TIME.matcher(other).replaceAll("");
        if (!before.contains(mask)) {
            return begins ? after.startsWith(before) : before.equals(after);
        }
        int at = 0;
        int from = 0;
        for (int end = before.indexOf(mask); end >= 0; end = before.indexOf(mask, from)) {
            String piece = before.substring(from, end);
            int found = from > 0 ? after.indexOf(piece, at) : after.startsWith(piece) ? 0 : -1;
            if (found < 0) {
                return false;
            }
            at = found + piece.length();
            from = end + mask.length();
        }
        String last = before.substring(from);
        return begins ? after.indexOf(last, at) >= 0 : after.length() - last.length() >= at && after.endsWith(last);
    }
}
