package io.graphqltck.core.load;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Streaming;
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
        fields.refuseOthers();
        return body.map(framing -> new Streaming(framing, type, sentences)).orElse(null);
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
