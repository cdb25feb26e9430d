package io.graphqltck.runner.peer;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the peers that are programs of their own have in common. */
final class PeerProgram {

    private PeerProgram() {}

    /** The words of a command that starts this class with these arguments. */
    static List<String> command(Class<?> main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
    }

    /** What is sent for the command {@code subscribe}. */
    static Json payload(Json.JsonObject command) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (String name : List.of("query", "variables", "operationName")) {
            Json value = command.get(name);
            if (value != null) {
                members.put(name, value);
            }
        }
        return new Json.JsonObject(members);
    }

    /** The answer to the command {@code sync}; {@code start} is the beginning of what the session reports. */
    static String synced(String start, Json.JsonObject command) {
        return start + "\"synced\",\"token\":" + JsonText.write(Json.of(String.valueOf(command.text("token")))) + "}";
    }
}
