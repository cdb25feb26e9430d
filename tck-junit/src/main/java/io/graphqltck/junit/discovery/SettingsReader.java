package io.graphqltck.junit.discovery;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.junit.Conformance;
import io.graphqltck.junit.Constants;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.node.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what a class declares and what the run asks for. */
final class SettingsReader {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final Parameters parameters;

    SettingsReader(Parameters parameters) {
        this.parameters = parameters;
    }

    /** @throws SettingsException with a sentence for the author of the class */
    Settings of(Class<?> type, Conformance declared) {
        if (declared.protocols().length == 0) {
            throw new SettingsException(
                    "@Conformance of " + type.getName() + " names no protocol; name at least one in `protocols`");
        }
        int jobs = declared.jobs();
        if (jobs < 1) {
            throw new SettingsException("@Conformance of " + type.getName() + ": jobs must be 1 or more");
        }
        return new Settings(
                List.of(declared.protocols()),
                subject(type, declared),
                filters(declared),
                narrowing(declared),
                Arrays.stream(declared.scenarioFiles()).map(Path::of).toList(),
                declared.baseline(),
                parameters
                        .text(Constants.FAIL_ON)
                        .map(text -> Parameters.word(Constants.FAIL_ON, text, FailOn.class))
                        .orElse(declared.failOn()),
                parameters.flag(Constants.STRICT, declared.strict()),
                Math.min(jobs, parameters.number(Constants.JOBS, jobs)),
                parameters
                        .time(Constants.PATIENCE)
                        .map(Options.DEFAULT::withPatience)
                        .orElse(Options.DEFAULT),
                parameters.time(Constants.START_TIMEOUT).orElse(START_TIMEOUT));
    }

    private static SubjectInfo subject(Class<?> type, Conformance declared) {
        return new SubjectInfo(
                type.getSimpleName(),
                type.getSimpleName(),
                "",
                role(type),
                Set.of(declared.capabilities()),
                declared.controlSchema(),
                Map.of(),
                times(declared));
    }

    private static Role role(Class<?> type) {
        boolean server = ServerUnderTest.class.isAssignableFrom(type);
        boolean client = ClientSubject.class.isAssignableFrom(type);
        if (server == client) {
            throw new SettingsException(type.getName() + " is annotated with @Conformance and implements "
                    + (server ? "both " : "neither ") + ServerUnderTest.class.getName()
                    + (server ? " and " : " nor ") + ClientSubject.class.getName()
                    + "; one class is one subject: implement the first to test a server, the second to test a client");
        }
        return server ? Role.SERVER : Role.CLIENT;
    }

    private static Map<String, Duration> times(Conformance declared) {
        Map<String, Duration> times = new HashMap<>();
        for (String text : declared.parameters()) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new SettingsException(
                        "a parameter of @Conformance looks like `init-timeout=1s`, not `" + text + "`");
            }
            String name = text.substring(0, equals);
            times.put(name, Parameters.time(name, text.substring(equals + 1)));
        }
        return times;
    }

    private static Filters filters(Conformance declared) {
        return new Filters(List.of(declared.scenarios()), List.of(), Set.of(), Set.of(), List.of(), declared.slow());
    }

    private Filters narrowing(Conformance declared) {
        Set<Level> levels = parameters.list(Constants.LEVELS).stream()
                .map(word -> Parameters.word(Constants.LEVELS, word, Level.class))
                .collect(Collectors.toSet());
        return new Filters(
                parameters.list(Constants.SCENARIOS),
                List.of(),
                Set.of(),
                levels,
                parameters.list(Constants.REQUIREMENTS),
                parameters.flag(Constants.SLOW, declared.slow()));
    }
}
