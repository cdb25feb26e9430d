package io.graphqltck.core.mutant;

import io.graphqltck.core.http.HeaderExpectation;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.act.Statuses;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.wire.HttpHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What may be wrong with one HTTP message of a subject. */
final class ExchangeMutations {

    private static final Pattern WRONG = new Pattern.Literal(Json.of("wrong on purpose"));
    private static final HttpBody NO_JSON = new HttpBody.Octets("wrong on purpose".getBytes(StandardCharsets.UTF_8));

    private ExchangeMutations() {}

    /** Something that nobody asked for, where there are no connections to say it on. */
    static Act stray(Role role, boolean closing) {
        if (closing) {
            return new Act.Drops(null);
        }
        return role == Role.CLIENT
                ? new Act.Requests(null, null, "POST", null, null, "1.1", Map.of(), new HttpBody.Unsaid())
                : new Act.SendsOctets("stray\r\n".getBytes(StandardCharsets.UTF_8));
    }

    static List<WrongAct> of(Act.Responds responds) {
        List<WrongAct> wrongs = new ArrayList<>();
        Stream.of(418, 599, 200)
                .filter(status -> !responds.status().contains(status))
                .findFirst()
                .ifPresent(status -> wrongs.add(new WrongAct(
                        "wrong-status",
                        "responds with " + status,
                        new Act.Responds(
                                responds.to(),
                                Statuses.of(status),
                                responds.headers(),
                                responds.body(),
                                responds.streamed()))));
        wrongs.add(WrongAct.end("no-response", "ends the connection instead"));
        headers(responds.headers(), responds.body())
                .forEach((name, headers) -> wrongs.add(new WrongAct(
                        "wrong-" + name,
                        "responds with another " + name,
                        new Act.Responds(
                                responds.to(), responds.status(), headers, responds.body(), responds.streamed()))));
        bodies(responds.body())
                .forEach((name, body) -> wrongs.add(new WrongAct(
                        name,
                        "responds with another body",
                        new Act.Responds(responds.to(), responds.status(), responds.headers(), body, false))));
        if (responds.streamed()) {
            HttpBody whole = new HttpBody.JsonValue(new Pattern.Members(Map.of()));
            Map<String, String> json = with(responds.headers(), "content-type", "application/json");
            wrongs.add(new WrongAct(
                    "no-stream",
                    "responds with one JSON value",
                    new Act.Responds(responds.to(), responds.status(), json, whole, false)));
        }
        return wrongs;
    }

    static List<WrongAct> of(Act.Item item) {
        List<WrongAct> wrongs = new ArrayList<>();
        String word = item.terms().item();
        bodies(new HttpBody.JsonValue(item.message())).forEach((name, body) -> {
            if (body instanceof HttpBody.JsonValue value) {
                Act other = new Act.Item(item.terms(), value.value(), item.fields());
                wrongs.add(new WrongAct(name, "sends another " + word, other));
            }
        });
        wrongs.add(WrongAct.end("no-" + word, "ends the connection instead"));
        return wrongs;
    }

    static List<WrongAct> of(Act.Requests requests) {
        List<WrongAct> wrongs = new ArrayList<>();
        String method = requests.method().equals("PUT") ? "PATCH" : "PUT";
        wrongs.add(new WrongAct("wrong-method", "requests with another method", requests.withMethod(method)));
        if (requests.target() == null || !requests.target().equals("<any>")) {
            Act elsewhere = requests.withTarget("/wrong-on-purpose", requests.parameters());
            wrongs.add(new WrongAct("wrong-target", "requests another target", elsewhere));
        }
        if (requests.parameters() != null) {
            Pattern other = new Pattern.Members(Map.of("wrong", WRONG));
            Act wrong = requests.withTarget(requests.target(), other);
            wrongs.add(new WrongAct("wrong-parameters", "requests with other parameters", wrong));
        }
        headers(requests.headers(), requests.body())
                .forEach((name, headers) -> wrongs.add(
                        new WrongAct("wrong-" + name, "requests with another " + name, requests.withHeaders(headers))));
        bodies(requests.body())
                .forEach((name, body) ->
                        wrongs.add(new WrongAct(name, "requests with another body", requests.withBody(body))));
        return wrongs;
    }

    /** The fields with one of them wrong, by the name of that. */
    private static Map<String, Map<String, String>> headers(Map<String, String> headers, HttpBody body) {
        Map<String, Map<String, String>> wrong = new LinkedHashMap<>();
        headers.forEach((name, value) -> {
            if (!value.equals("<any>") && !value.startsWith("<not ")) {
                Stream.of("wrong/on-purpose", "wrong on purpose; boundary=")
                        .filter(other -> !fits(name, value, other))
                        .findFirst()
                        .ifPresent(other -> wrong.put(name.toLowerCase(Locale.ROOT), with(headers, name, other)));
            }
        });
        boolean named = headers.keySet().stream().anyMatch("content-type"::equalsIgnoreCase);
        if (!named && body instanceof HttpBody.JsonValue value && !mayBeMissing(value.value())) {
            wrong.put("content-type", with(headers, "content-type", "wrong/on-purpose"));
        }
        return wrong;
    }

    private static boolean fits(String name, String expected, String value) {
        HttpHead head = new HttpHead("", List.of(Map.entry(name, value)));
        return HeaderExpectation.difference(Map.of(name, expected), head) == null;
    }

    private static Map<String, String> with(Map<String, String> headers, String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(name, value);
        return changed;
    }

    /** WrongAct bodies by what is done to them: one for each member that is held to anything. */
    private static Map<String, HttpBody> bodies(HttpBody body) {
        Map<String, HttpBody> wrong = new LinkedHashMap<>();
        if (body instanceof HttpBody.Octets || body instanceof HttpBody.Text) {
            wrong.put("wrong-body", NO_JSON);
        }
        if (!(body instanceof HttpBody.JsonValue value)) {
            return wrong;
        }
        wrong.put("no-json", NO_JSON);
        if (value.value() instanceof Pattern.Members members) {
            if (members.isCleanResult()) {
                wrong.put(
                        "added-errors",
                        new HttpBody.JsonValue(MessageMutations.changed(members, "errors", MessageMutations.ERRORS)));
            }
            if (members.members().get("payload") instanceof Pattern.Members result && result.isCleanResult()) {
                Pattern added = MessageMutations.changed(result, "errors", MessageMutations.ERRORS);
                wrong.put("added-errors", new HttpBody.JsonValue(MessageMutations.changed(members, "payload", added)));
            }
            members.members().forEach((name, member) -> {
                if (!mayBeMissing(member)) {
                    Map<String, Pattern> changed = new LinkedHashMap<>(members.members());
                    changed.put(name, member instanceof Pattern.Literal ? WRONG : new Pattern.Items(List.of(WRONG)));
                    wrong.put("wrong-" + name, new HttpBody.JsonValue(new Pattern.Members(changed)));
                }
            });
        } else if (!mayBeMissing(value.value())) {
            wrong.put("wrong-body", new HttpBody.JsonValue(new Pattern.Items(List.of(WRONG))));
        }
        return wrong;
    }

    private static boolean mayBeMissing(Pattern pattern) {
        return pattern instanceof Pattern.Variable
                || (pattern instanceof Pattern.OfKind kind
                        && (kind.kind().mayBeAbsent() || kind.kind() == Pattern.Kind.ANY));
    }
}
