package io.graphqltck.core.load;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.HttpBody;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.model.Turn;
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

    void check(Turn.Speech speech) {
        if (!protocol.transports().contains(Transport.HTTP)) {
            problems.add(
                    speech.at(),
                    "the protocol has no HTTP exchanges; if it does, `transports` in protocol.yaml has to name `http`");
        }
        if (speech.act() instanceof Act.Requests requests) {
            if (requests.as() != null && !names.add(requests.as())) {
                problems.add(speech.at(), "the request `" + requests.as() + "` was made before; take another name");
            }
            @Nullable String behind = requests.behind();
            if (behind != null && (!names.contains(behind) || behind.equals(requests.as()))) {
                problems.add(
                        speech.at(),
                        "no request is named `" + behind + "` before this. " + Nearest.hint(behind, names));
            }
            check(speech, "request", requests.headers(), requests.body());
        } else if (speech.act() instanceof Act.Responds responds) {
            String to = responds.to();
            if (to != null && !names.contains(to)) {
                problems.add(speech.at(), "no request is named `" + to + "` before this. " + Nearest.hint(to, names));
            }
            if (responds.streamed() && protocol.streams() == null) {
                problems.add(
                        speech.at(),
                        "the protocol streams nothing; if it does, `streams` in protocol.yaml has to name its framing");
            }
            check(speech, "response", responds.headers(), responds.body());
        } else if (speech.act() instanceof Act.Item item) {
            check(speech, item.terms().item(), Map.of(), new HttpBody.JsonValue(item.message()));
        }
    }

    void check(Turn.Speech speech, Act.Reads reads) {
        if (!names.contains(reads.exchange())) {
            problems.add(
                    speech.at(),
                    "no request is named `" + reads.exchange() + "` before this. "
                            + Nearest.hint(reads.exchange(), names));
        }
    }

    private void check(Turn.Speech speech, String what, Map<String, String> headers, HttpBody body) {
        if (speech.illegally()) {
            return;
        }
        if (body instanceof HttpBody.Octets octets && isJson(headers)) {
            try {
                JsonText.read(new String(octets.octets(), StandardCharsets.UTF_8));
            } catch (JsonSyntaxException e) {
                problems.add(
                        speech.at(),
                        "the " + what + "'s body is not JSON, though its media type says so" + illegally(speech));
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
                        "the " + what + "'s body is not in the protocol's grammar: " + problem + illegally(speech));
            }
        }
    }

    private static String illegally(Turn.Speech speech) {
        String turn = speech.act() instanceof Act.Item item
                ? "server " + item.terms().item() + " illegally:"
                : speech.act() instanceof Act.Requests ? "client requests illegally:" : "server responds illegally:";
        return "; if it is meant to be wrong, write `" + turn + "`";
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
