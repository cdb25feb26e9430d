package io.graphqltck.core.load.turn;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.pattern.Encoding;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.text.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads messages as scenarios write them: JSON with variables and matchers. */
public final class PatternReader {

    private static final java.util.regex.Pattern NAME =
            java.util.regex.Pattern.compile("\\$([A-Za-z][A-Za-z0-9-]*)(?:\\.(\\d+))?");

    /** The only key of a map that stands for a string which holds its value. */
    private static final java.util.regex.Pattern ENCODING = java.util.regex.Pattern.compile("<([a-z0-9]+)>");

    /** The only key of a map that stands for a text of which only the length matters. */
    private static final String LETTERS = "letters";

    /** The same, for a text that is spoiled where its octets are decoded piece by piece. */
    private static final String CHARACTERS = "characters";

    /** Characters of one, two, three and four octets, over and over. */
    private static final String ALL_LENGTHS = "xé€😀";

    /** Texts of messages are held and shown as a whole, unlike the data of frames. */
    private static final int MOST_OCTETS = 16 << 20;

    private final Map<String, Operation> operations;
    private final Problems problems;

    public PatternReader(Map<String, Operation> operations, Problems problems) {
        this.operations = operations;
        this.problems = problems;
    }

    public Pattern read(Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar.json() instanceof Json.JsonString string
                    ? text(scalar, string.value())
                    : new Pattern.Literal(scalar.json());
        }
        if (value instanceof Yaml.Sequence sequence) {
            return new Pattern.Items(sequence.items().stream().map(this::read).toList());
        }
        Map<Yaml.Scalar, Yaml> entries = ((Yaml.Mapping) value).entries();
        if (entries.size() == 1) {
            Map.Entry<Yaml.Scalar, Yaml> only = entries.entrySet().iterator().next();
            Matcher word = ENCODING.matcher(only.getKey().text());
            if (word.matches() && word.group(1).equals(LETTERS)) {
                return text(LETTERS, "x", only.getValue());
            }
            if (word.matches() && word.group(1).equals(CHARACTERS)) {
                return text(CHARACTERS, ALL_LENGTHS, only.getValue());
            }
            if (word.matches()) {
                return encoded(only.getKey(), word.group(1), read(only.getValue()));
            }
        }
        Map<String, Pattern> members = new LinkedHashMap<>();
        entries.forEach((key, member) -> members.put(key.text(), read(member)));
        return new Pattern.Members(members);
    }

    /** This many characters of these, over and over. */
    private Pattern text(String word, String these, Yaml value) {
        String number = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
        int most =
                MOST_OCTETS * these.codePointCount(0, these.length()) / these.getBytes(StandardCharsets.UTF_8).length;
        if (!number.matches("\\d{1,8}") || Integer.parseInt(number) > most) {
            if (!Substitution.isPlace(number)) {
                problems.add(
                        value.at(),
                        "`<" + word + ">` must be a number of " + word + " up to " + most + ", but is "
                                + value.describe());
            }
            return new Pattern.Literal(Json.of(""));
        }
        return new Pattern.Literal(LongTexts.of(these, Integer.parseInt(number)));
    }

    private Pattern encoded(Yaml.Scalar key, String word, Pattern inner) {
        Optional<Encoding> encoding = Encoding.of(word);
        if (encoding.isEmpty()) {
            List<String> known = Stream.concat(
                            Stream.of(LETTERS, CHARACTERS),
                            Stream.of(Encoding.values()).map(Encoding::word))
                    .toList();
            problems.add(key.at(), "unknown encoding `<" + word + ">`. " + Nearest.hint(word, known));
            return inner;
        }
        return new Pattern.Encoded(encoding.get(), inner);
    }

    private Pattern text(Yaml.Scalar scalar, String text) {
        if (text.startsWith("$$") || text.startsWith("<<")) {
            return new Pattern.Literal(Json.of(text.substring(1)));
        }
        if (text.startsWith("$")) {
            return reference(scalar, text);
        }
        if (text.startsWith("<") && text.endsWith(">")) {
            return matcher(scalar, text.substring(1, text.length() - 1));
        }
        return new Pattern.Literal(Json.of(text));
    }

    private Pattern reference(Yaml.Scalar scalar, String text) {
        Matcher matcher = NAME.matcher(text);
        if (!matcher.matches()) {
            if (!Substitution.isPlace(text)) {
                problems.add(
                        scalar.at(),
                        "`" + text + "` is no variable or operation; write `$$" + text.substring(1)
                                + "` for the text itself");
            }
            return new Pattern.Literal(Json.of(text));
        }
        String name = matcher.group(1);
        if (name.equals("new")) {
            return new Pattern.Fresh();
        }
        @Nullable Operation operation = operations.get(name);
        String number = matcher.group(2);
        if (number == null) {
            return operation != null ? new Pattern.Request(name) : new Pattern.Variable(name);
        }
        if (operation == null) {
            problems.add(scalar.at(), "unknown operation `" + name + "`. " + Nearest.hint(name, operations.keySet()));
            return new Pattern.OfKind(Pattern.Kind.ANY);
        }
        int results = operation.results().size();
        if (number.length() > 9 || Integer.parseInt(number) < 1 || Integer.parseInt(number) > results) {
            problems.add(scalar.at(), "operation `" + name + "` has results 1 to " + results + ", not " + number);
            return new Pattern.OfKind(Pattern.Kind.ANY);
        }
        return new Pattern.Result(name, Integer.parseInt(number));
    }

    private Pattern matcher(Yaml.Scalar scalar, String word) {
        if (word.startsWith("~ ")) {
            try {
                java.util.regex.Pattern.compile(word.substring(2));
            } catch (PatternSyntaxException e) {
                problems.add(scalar.at(), "not a regular expression: " + e.getDescription());
            }
            return new Pattern.Matching(word.substring(2));
        }
        if (word.startsWith("not ")) {
            return new Pattern.Not(literal(word.substring(4)));
        }
        return Stream.of(Pattern.Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .<Pattern>map(Pattern.OfKind::new)
                .orElseGet(() -> {
                    List<String> known = Stream.of(Pattern.Kind.values())
                            .map(Pattern.Kind::word)
                            .toList();
                    problems.add(
                            scalar.at(),
                            "unknown matcher `<" + word + ">`. " + Nearest.hint(word, known)
                                    + " For the text itself write `<<" + word + ">`");
                    return new Pattern.OfKind(Pattern.Kind.ANY);
                });
    }

    private static Json literal(String text) {
        try {
            return JsonText.read(text);
        } catch (JsonSyntaxException e) {
            return Json.of(text);
        }
    }

    /** The value as JSON, with every string as it stands. */
    public static Json plainJson(Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar.json();
        }
        if (value instanceof Yaml.Sequence sequence) {
            List<Json> items = new ArrayList<>();
            sequence.items().forEach(item -> items.add(plainJson(item)));
            return Json.array(items);
        }
        Map<String, Json> members = new LinkedHashMap<>();
        ((Yaml.Mapping) value).entries().forEach((key, member) -> members.put(key.text(), plainJson(member)));
        return new Json.JsonObject(members);
    }
}
