package io.graphqltck.core.load;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.text.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the kit will send in HTTP exchanges against what it says that it is: the grammar's {@code request} and
 * {@code response}, where it defines them, and the media type. One for each scenario.
 */
final class ExchangeCheck {

    private final Protocol protocol;
    private final Bindings bindings;
    private final Problems problems;
    private final Set<String> names = new HashSet<>();

    ExchangeCheck(Protocol protocol, Bindings bindings, Problems problems) {
        this.protocol = protocol;
        this.bindings = bindings;
        this.problems = problems;
    }

    void checkTransport(Turn.Speech speech) {
        if (!protocol.transports().contains(Transport.HTTP)) {
            problems.add(
                    speech.at(),
                    "the protocol has no HTTP exchanges; if it does, `transports` in protocol.yaml must name `http`");
        }
    }

    void check(Turn.Speech speech, Act.Requests requests) {
        checkTransport(speech);
        if (requests.as() != null && !names.add(requests.as())) {
            problems.add(speech.at(), "the request `" + requests.as() + "` was made before; take another name");
        }
        @Nullable String behind = requests.behind();
        if (behind != null && (!names.contains(behind) || behind.equals(requests.as()))) {
            problems.add(
                    speech.at(), "no request is named `" + behind + "` before this. " + Nearest.hint(behind, names));
        }
        check(speech, "request", "client requests", requests.headers(), requests.body());
    }

    void check(Turn.Speech speech, Act.Responds responds) {
        checkTransport(speech);
        String to = responds.to();
        if (to != null && !names.contains(to)) {
            problems.add(speech.at(), "no request is named `" + to + "` before this. " + Nearest.hint(to, names));
        }
        if (responds.streamed() && protocol.streams() == null) {
            problems.add(
                    speech.at(),
                    "the protocol streams nothing; if it does, `streams` in protocol.yaml must name its framing");
        }
        check(speech, "response", "server responds", responds.headers(), responds.body());
    }

    void check(Turn.Speech speech, Act.Item item) {
        checkTransport(speech);
        String word = item.terms().item();
        check(speech, word, "server " + word, Map.of(), new HttpBody.JsonValue(item.message()));
    }

    void check(Turn.Speech speech, Act.Reads reads) {
        if (!names.contains(reads.exchange())) {
            problems.add(
                    speech.at(),
                    "no request is named `" + reads.exchange() + "` before this. "
                            + Nearest.hint(reads.exchange(), names));
        }
    }

    private void check(Turn.Speech speech, String what, String turn, Map<String, String> headers, HttpBody body) {
        if (speech.illegally()) {
            return;
        }
        if (body instanceof HttpBody.Octets octets && isJson(headers)) {
            try {
                JsonText.read(new String(octets.octets(), StandardCharsets.UTF_8));
            } catch (JsonSyntaxException e) {
                problems.add(
                        speech.at(),
                        "the " + what + "'s body is not JSON, though its media type says so" + illegally(turn));
            }
        }
        @Nullable
        Json said = body instanceof HttpBody.JsonValue value && EmissionCheck.unsayable(value.value()) == null
                ? bindings.say(value.value())
                : null;
        if (said != null && protocol.grammar().defines(what)) {
            @Nullable String problem = protocol.grammar().problem(what, said);
            if (problem != null) {
                problems.add(
                        speech.at(),
                        "the " + what + "'s body is not in the protocol's grammar: " + problem + illegally(turn));
            }
        }
    }

    private static String illegally(String turn) {
        return "; if it is meant to be wrong, write `" + turn + " illegally:`";
    }

    private static boolean isJson(Map<String, String> headers) {
        for (Map.Entry<String, String> field : headers.entrySet()) {
            if (field.getKey().equalsIgnoreCase("content-type")) {
                @Nullable MediaType type = MediaType.parse(field.getValue());
                return type != null && type.isJson();
            }
        }
        return true;
    }
}
