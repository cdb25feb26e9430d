package io.graphqltck.core.load.turn;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.text.Nearest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads octets that a scenario gives as a JSON message or as a piece of one, and makes texts that are not valid UTF-8. */
final class MessageOctets {

    /** Stands in a message for what is not valid UTF-8. */
    private static final String MALFORMED = "<malformed>";

    /** The octets of each kind; the message ends within the last. */
    private static final Map<String, String> KINDS = kinds();

    private static final String UNFINISHED = "unfinished";

    private final Problems problems;

    MessageOctets(Problems problems) {
        this.problems = problems;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("stray-octet", "ff");
        kinds.put("stray-octets", "fffe");
        kinds.put("surrogate", "eda080");
        kinds.put("overlong", "c080");
        kinds.put(UNFINISHED, "f09f98");
        return kinds;
    }

    /** What the members {@code message}, {@code malformed}, {@code from} and {@code until} say. */
    byte[] read(Yaml message, Fields fields) {
        refuseReferences(message, fields.has("malformed"));
        byte[] whole = octets(JsonText.write(PatternReader.plainJson(message)), fields);
        int from = offset(fields, "from", 0, whole.length);
        int until = offset(fields, "until", whole.length, whole.length);
        if (from > until) {
            fields.problem("until", "`until` must not be before `from`");
            return whole;
        }
        return Arrays.copyOfRange(whole, from, until);
    }

    /** The octets of the text, in which {@code malformed} may put what is not valid UTF-8. */
    static byte[] octets(String text, Fields fields) {
        @Nullable String kind = fields.optionalText("malformed");
        if (kind == null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        int place = text.indexOf(MALFORMED);
        if (!KINDS.containsKey(kind) || place < 0) {
            fields.problem(
                    "malformed",
                    place < 0
                            ? "`malformed` needs the place of what it puts there: write `" + MALFORMED + "` in the text"
                            : "unknown kind `" + kind + "`. " + Nearest.hint(kind, KINDS.keySet()));
            return text.getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(text.substring(0, place).getBytes(StandardCharsets.UTF_8));
        octets.writeBytes(HexFormat.of().parseHex(KINDS.getOrDefault(kind, "")));
        if (!kind.equals(UNFINISHED)) {
            octets.writeBytes(text.substring(place + MALFORMED.length()).getBytes(StandardCharsets.UTF_8));
        }
        return octets.toByteArray();
    }

    private static int offset(Fields fields, String name, int orElse, int most) {
        @Nullable String text = fields.optionalText(name);
        if (text == null) {
            return orElse;
        }
        if (!text.matches("-?\\d{1,8}") || Math.abs(Integer.parseInt(text)) > most) {
            fields.problem(
                    name,
                    "`" + name + "` must be an offset in the message, or with `-` from its end, up to " + most
                            + " bytes, but is `" + text + "`");
            return orElse;
        }
        return text.startsWith("-") ? most + Integer.parseInt(text) : Integer.parseInt(text);
    }

    /** Octets are fixed when the file is read: nothing is bound or generated in them. */
    private void refuseReferences(Yaml message, boolean malformed) {
        if (message instanceof Yaml.Scalar scalar
                && scalar.json() instanceof Json.JsonString text
                && (text.value().startsWith("$") || text.value().startsWith("<"))
                && !(malformed && text.value().equals(MALFORMED))
                && !Substitution.isPlace(text.value())) {
            problems.add(
                    scalar.at(),
                    "a message given as bytes holds plain values only, and no variable, operation or matcher such as "
                            + scalar.describe());
        } else if (message instanceof Yaml.Sequence sequence) {
            sequence.items().forEach(item -> refuseReferences(item, malformed));
        } else if (message instanceof Yaml.Mapping mapping) {
            mapping.entries().values().forEach(item -> refuseReferences(item, malformed));
        }
    }
}
