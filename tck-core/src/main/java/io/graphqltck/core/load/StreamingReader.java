package io.graphqltck.core.load;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.load.turn.PatternReader;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.ItemKind;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Streaming;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.text.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code streams:} of a protocol: the framing of its streamed bodies, and what its laws are in the protocol. */
final class StreamingReader {

    private final Map<String, Requirement> requirements;
    private final Problems problems;

    StreamingReader(Map<String, Requirement> requirements, Problems problems) {
        this.requirements = requirements;
        this.problems = problems;
    }

    /** Null where the protocol streams nothing. */
    @Nullable
    Streaming read(Fields root) {
        if (!root.has("streams")) {
            return null;
        }
        Fields fields = Fields.of(root.required("streams"), "how a protocol streams", problems);
        String name = fields.text("framing");
        String type = fields.text("type");
        if (MediaType.parse(type) == null) {
            fields.problem("type", "`type` must name a media type such as `application/json`, but is `" + type + "`");
        }
        Map<String, String> sentences = new LinkedHashMap<>(fields.textMap("laws"));
        Optional<StreamedBody> body = StreamedBodies.named(name);
        if (body.isEmpty()) {
            List<String> known = StreamedBodies.all().stream()
                    .map(one -> one.terms().framing())
                    .toList();
            fields.problem("framing", "unknown framing `" + name + "`. " + Nearest.hint(name, known));
        } else {
            check(fields, body.get().laws(), sentences);
        }
        Map<String, ItemKind> kinds = kinds(fields);
        fields.refuseOthers();
        return body.map(framing -> new Streaming(framing, type, sentences, kinds))
                .orElse(null);
    }

    private Map<String, ItemKind> kinds(Fields fields) {
        Map<String, ItemKind> kinds = new LinkedHashMap<>();
        @Nullable Yaml value = fields.optional("items");
        if (value == null) {
            return kinds;
        }
        Fields items = Fields.of(value, "the kinds of items", problems);
        for (String word : items.names()) {
            Fields kind = Fields.of(items.required(word), "a kind of items", problems);
            Map<String, String> named = kind.textMap("fields");
            @Nullable Yaml usual = kind.optional("usual");
            kind.refuseOthers();
            kinds.put(
                    word,
                    new ItemKind(
                            named,
                            usual == null
                                    ? new Pattern.OfKind(Pattern.Kind.ABSENT)
                                    : new PatternReader(Map.of(), problems).read(usual)));
        }
        items.refuseOthers();
        return kinds;
    }

    private void check(Fields fields, List<String> laws, Map<String, String> sentences) {
        sentences.forEach((law, requirement) -> {
            if (!laws.contains(law)) {
                fields.problem("laws", "the framing has no law `" + law + "`. " + Nearest.hint(law, laws));
            }
            if (!requirements.containsKey(requirement)) {
                fields.problem(
                        "laws",
                        "unknown requirement `" + requirement + "`. "
                                + Nearest.hint(requirement, requirements.keySet()));
            }
        });
        List<String> missing =
                laws.stream().filter(law -> !sentences.containsKey(law)).toList();
        if (!missing.isEmpty()) {
            fields.problem(
                    "framing",
                    "`laws` must say which requirement each law of the framing is; it leaves out "
                            + String.join(", ", missing));
        }
    }
}
