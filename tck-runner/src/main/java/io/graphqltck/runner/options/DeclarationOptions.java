package io.graphqltck.runner.options;

import io.graphqltck.core.json.Json;
import io.graphqltck.runner.CommandException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** What a subject without a description is said to be able to do. */
public final class DeclarationOptions {

    @Option(
            names = "--capability",
            split = ",",
            paramLabel = "WORD",
            description = "The subject has this capability, such as `queries`; see the docs. Repeatable.")
    private final List<String> capabilities = new ArrayList<>();

    @Option(
            names = "--parameter",
            paramLabel = "NAME=TIME",
            description = "A waiting time of the subject, such as `init-timeout=1s`. Repeatable.")
    private final List<String> parameters = new ArrayList<>();

    @Option(
            names = "--authorisation",
            split = ",",
            paramLabel = "KEY=VALUE",
            description =
                    "Credentials, such as `mode=api-key,api-key=da2-…`, for protocols that have any; their values are"
                            + " not shown. Without this the kit uses its own test credentials.")
    private final Map<String, String> authorisation = new LinkedHashMap<>();

    @Option(
            names = "--no-probe",
            description =
                    "Believe these options alone; otherwise the kit finds out by a few operations what they do not state.")
    private boolean noProbe;

    public Set<String> capabilities() {
        return new LinkedHashSet<>(capabilities);
    }

    public Map<String, Duration> parameters() {
        Map<String, Duration> map = new LinkedHashMap<>();
        for (String text : parameters) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw CommandException.badInput("--parameter must look like `init-timeout=1s`, but is `" + text + "`");
            }
            map.put(
                    text.substring(0, equals),
                    Durations.parse("--parameter " + text.substring(0, equals), text.substring(equals + 1)));
        }
        return map;
    }

    /** What is said of credentials; empty for the kit's own. */
    public List<Json> authorisation() {
        if (authorisation.isEmpty()) {
            return List.of();
        }
        Map<String, Json> members = new LinkedHashMap<>();
        authorisation.forEach((key, value) -> members.put(key, Json.of(value)));
        return List.of(new Json.JsonObject(members));
    }

    /** Values of credentials that reports must not show. */
    public List<String> secrets() {
        return authorisation.entrySet().stream()
                .filter(entry -> !Set.of("mode", "region", "host").contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Whether the kit is to find out what is not declared. */
    public boolean probes() {
        return !noProbe;
    }
}
