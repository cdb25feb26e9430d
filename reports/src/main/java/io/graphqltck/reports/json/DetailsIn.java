package io.graphqltck.reports.json;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

/** Reads what is large of a result: lines of its dialogue and entries of its transcript. */
final class DetailsIn {

    private static final List<String> LINE = List.of("at", "who", "kind", "depth", "text");
    private static final List<String> ENTRY = List.of("n", "atMs", "lane", "who", "kind", "text");
    private static final List<String> ENTRY_MAY = List.of("json", "hex", "truncated", "facts", "objections");
    private static final List<String> OBJECTION = List.of("requirement", "place", "expected", "found", "refused");
    private static final Pattern HEX = Pattern.compile("([0-9a-f]{2}( [0-9a-f]{2})*+)?");

    private DetailsIn() {}

    static List<DialogueLine> dialogue(JsonIn in) {
        return in.items(DetailsIn::line);
    }

    static List<Entry> transcript(JsonIn in) {
        return in.items(DetailsIn::entry);
    }

    private static DialogueLine line(JsonIn in) {
        @Nullable Location at = null;
        @Nullable Role who = null;
        DialogueLine.Kind kind = DialogueLine.Kind.GROUP;
        int depth = 0;
        String text = "";
        JsonIn.Members members = in.members(LINE, List.of());
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "at" -> at = in.locationOrNull();
                case "who" ->
                    who = in.parser().currentToken() == JsonToken.VALUE_NULL
                            ? null
                            : in.oneOf(Role.values(), Role::word);
                case "kind" -> kind = in.oneOf(DialogueLine.Kind.values(), DialogueLine.Kind::word);
                case "depth" -> depth = in.integer(0);
                default -> text = in.text();
            }
        }
        return new DialogueLine(at, who, kind, depth, text);
    }

    private static Entry entry(JsonIn in) {
        int number = 0;
        Duration at = Duration.ZERO;
        int wire = 0;
        Entry.Who who = Entry.Who.NOTE;
        Entry.Kind kind = Entry.Kind.NOTE;
        String text = "";
        @Nullable Json json = null;
        @Nullable String hex = null;
        boolean truncated = false;
        @Nullable JsonObject facts = null;
        List<Objection> objections = List.of();
        JsonIn.Members members = in.members(ENTRY, ENTRY_MAY);
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "n" -> number = in.integer(0);
                case "atMs" -> at = in.millis();
                case "lane" -> wire = lane(in);
                case "who" -> who = in.oneOf(Entry.Who.values(), Entry.Who::word);
                case "kind" -> kind = in.oneOf(Entry.Kind.values(), Entry.Kind::word);
                case "text" -> text = in.text();
                case "json" -> json = in.json();
                case "hex" -> hex = hex(in);
                case "truncated" -> truncated = in.yesOrNo();
                case "facts" -> facts = facts(in);
                default -> objections = in.items(DetailsIn::objection);
            }
        }
        return new Entry(number, at, wire, who, kind, new Entry.Content(text, json, hex, truncated), facts, objections);
    }

    private static JsonObject facts(JsonIn in) {
        if (in.json() instanceof JsonObject object) {
            return object;
        }
        throw in.wrong("expected an object");
    }

    private static Objection objection(JsonIn in) {
        String requirement = "";
        String place = "";
        String expected = "";
        String found = "";
        boolean refused = false;
        JsonIn.Members members = in.members(OBJECTION, List.of());
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "requirement" -> requirement = in.word();
                case "place" -> place = in.text();
                case "expected" -> expected = in.text();
                case "found" -> found = in.text();
                default -> refused = in.yesOrNo();
            }
        }
        return new Objection(requirement, place, expected, found, refused);
    }

    /** The number of the connection, or 0: who it was tells the rest. */
    private static int lane(JsonIn in) {
        if (in.parser().currentToken() == JsonToken.VALUE_STRING) {
            String word = in.text();
            if (!word.equals("application") && !word.equals("kit")) {
                throw in.wrong("expected the number of a connection, `application` or `kit`");
            }
            return 0;
        }
        return in.integer(1);
    }

    private static String hex(JsonIn in) {
        String text = in.text();
        if (!HEX.matcher(text).matches()) {
            throw in.wrong("expected bytes in hexadecimal such as `0a ff`");
        }
        return text;
    }
}
