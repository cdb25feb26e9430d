package io.graphqltck.selftest;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Habit.Does;
import io.graphqltck.core.mutant.Liberties;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a subject that the kit plays does otherwise than the kit's own peer, outside its dialogue. */
record Habits(List<Habit> all) {

    static final Habits NONE = new Habits(List.of());
    /** How late the end of an operation is reported. */
    static final Duration LATE = Duration.ofMillis(120);
    /** Events within this time are reported in one call. */
    static final Duration MOMENT = Duration.ofMillis(30);

    /** A media type whose parameters have no semicolon or backslash in them. */
    private static final Pattern PLAIN_TYPE =
            Pattern.compile("[\\w.+-]+/[\\w.+-]+(?:\\s*;\\s*[\\w-]+=(?:[^\\s\";\\\\]+|\"[^\";\\\\]*\"))+");

    Habits {
        all = List.copyOf(all);
    }

    boolean has(Does does) {
        return all.stream().anyMatch(habit -> habit.does() == does);
    }

    /** The text of the first habit that does this, or empty. */
    byte[] text(Does does) {
        return all.stream()
                .filter(habit -> habit.does() == does)
                .findFirst()
                .map(habit -> String.valueOf(habit.form().text()).getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
    }

    /** The names, joined. */
    String words() {
        return String.join(" + ", all.stream().map(Habit::name).toList());
    }

    /** What is said before messages. */
    Stream<Json> said() {
        Bindings bindings = new Bindings(Map.of(), "habit");
        return all.stream()
                .filter(habit -> habit.does() == Does.SAYS_MORE)
                .flatMap(habit -> Stream.ofNullable(habit.form().message()))
                .map(bindings::say)
                .filter(JsonObject.class::isInstance);
    }

    /** The bindings of a subject that has these habits. */
    Bindings bindings(Bindings bindings) {
        if (has(Does.USES_UUIDS)) {
            bindings.nameBy(name -> UUID.nameUUIDFromBytes((bindings.key() + name).getBytes(StandardCharsets.UTF_8))
                    .toString());
        }
        if (has(Does.USES_COUNTERS)) {
            Map<String, String> numbers = new HashMap<>();
            bindings.nameBy(name -> numbers.computeIfAbsent(name, unused -> String.valueOf(numbers.size() + 1)));
        }
        if (has(Does.SAYS_NULL)) {
            bindings.sayNulls();
        }
        return bindings;
    }

    UpgradeRequest request(UpgradeRequest request) {
        List<String> offers = new ArrayList<>(request.subprotocols());
        if (has(Does.OFFERS_MORE) && offers.size() == 1) {
            offers = List.of("another.v1, " + offers.get(0), "one.more");
        }
        if (!has(Does.WRITES_OTHER_FIELDS) || !request.without().isEmpty()) {
            return new UpgradeRequest(
                    request.method(),
                    request.target(),
                    offers,
                    request.headers(),
                    request.without(),
                    request.key(),
                    request.version(),
                    request.deflate());
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        fields.add(Map.entry("user-agent", "another library"));
        fields.add(Map.entry("sec-websocket-version", request.version()));
        fields.add(Map.entry("connection", "keep-alive, Upgrade"));
        fields.addAll(request.headers());
        fields.add(Map.entry("upgrade", "WebSocket"));
        fields.add(Map.entry("accept-language", "en"));
        return new UpgradeRequest(
                request.method(),
                request.target(),
                offers,
                fields,
                List.of("Upgrade", "Connection", "Sec-WebSocket-Version"),
                request.key(),
                request.version(),
                request.deflate());
    }

    UpgradeResponse response(UpgradeResponse response) {
        if (!has(Does.WRITES_OTHER_FIELDS) || response.status() != 101) {
            return response;
        }
        List<Map.Entry<String, String>> fields = new ArrayList<>(response.headers());
        fields.add(Map.entry("date", "Tue, 01 Jan 2030 00:00:00 GMT"));
        fields.add(Map.entry("SERVER", "another library"));
        return new UpgradeResponse(
                response.status(),
                response.subprotocol(),
                response.accept(),
                fields,
                response.deflate(),
                response.body());
    }

    HttpRequest request(HttpRequest request) {
        return !has(Does.WRITES_OTHER_FIELDS)
                        || !request.without().isEmpty()
                        || !request.verbatim().isEmpty()
                ? request
                : request.with(otherFields(request.headers(), Map.entry("user-agent", "another library")), List.of());
    }

    HttpResponse response(HttpResponse response) {
        if (!response.without().isEmpty() || !response.verbatim().isEmpty()) {
            return response;
        }
        List<Map.Entry<String, String>> fields = response.headers();
        if (has(Does.QUOTES_PARAMETERS)) {
            fields = fields.stream().map(Habits::quoted).toList();
        }
        if (has(Does.WRITES_OTHER_FIELDS)) {
            fields = otherFields(fields, Map.entry("SERVER", "another library"));
        }
        return new HttpResponse(
                response.status(),
                fields,
                response.without(),
                response.payload(),
                response.streamed(),
                response.verbatim());
    }

    private static Map.Entry<String, String> quoted(Map.Entry<String, String> field) {
        if (!field.getKey().equalsIgnoreCase("content-type")
                || !PLAIN_TYPE.matcher(field.getValue()).matches()) {
            return field;
        }
        List<String> parts = Arrays.stream(field.getValue().split(";", -1))
                .map(String::strip)
                .collect(Collectors.toCollection(ArrayList::new));
        StringBuilder type = new StringBuilder(parts.remove(0));
        Collections.reverse(parts);
        for (String parameter : parts) {
            int equals = parameter.indexOf('=');
            String value = parameter.substring(equals + 1).replace("\"", "");
            type.append("; ")
                    .append(parameter.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(parameter, 1, equals)
                    .append("=\"")
                    .append(value)
                    .append('"');
        }
        return Map.entry(field.getKey(), type.toString());
    }

    /** The last one first, with names in capitals; those of one name stay in their order. */
    private static List<Map.Entry<String, String>> otherFields(
            List<Map.Entry<String, String>> fields, Map.Entry<String, String> more) {
        Map<String, List<String>> byName = new TreeMap<>(Comparator.reverseOrder());
        fields.forEach(
                field -> byName.computeIfAbsent(field.getKey().toUpperCase(Locale.ROOT), name -> new ArrayList<>())
                        .add(field.getValue()));
        List<Map.Entry<String, String>> others = new ArrayList<>();
        others.add(more);
        byName.forEach((name, values) -> values.forEach(value -> others.add(Map.entry(name, value))));
        others.add(Map.entry("X-Habit", "of another library"));
        return others;
    }

    /** The events by which this is told to an application. */
    List<ApplicationEvent> told(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Failed failed
                && failed.operation().equals(Liberties.CONNECTION)) {
            return List.of(new ApplicationEvent.ConnectionFailed(failed.message(), null, null));
        }
        if (has(Does.TELLS_FAILURES_AS_RESULTS) && event instanceof ApplicationEvent.Failed failed) {
            Json error = Json.with(Json.object(), "message", Json.of(failed.message()));
            JsonObject payload = Json.with(Json.object(), "data", Json.ofNull());
            return List.of(
                    new ApplicationEvent.Next(
                            failed.operation(), Json.with(payload, "errors", Json.array(List.of(error)))),
                    new ApplicationEvent.Completed(failed.operation()));
        }
        return List.of(event);
    }
}
