package io.graphqltck.junit.settings;

import io.graphqltck.core.load.OperationsFile;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.junit.Constants;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts together what code declares and what the run asks for. */
final class SettingsReader {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);

    private final RunParameters parameters;

    SettingsReader(RunParameters parameters) {
        this.parameters = parameters;
    }

    /** @throws SettingsException with a sentence for the author of the test */
    Settings of(Declared declared) {
        parameters.refuseUnknown();
        int jobs = declared.jobs();
        if (jobs < 1) {
            throw new SettingsException(declared.where() + ": `jobs` must be 1 or more, but is " + jobs);
        }
        TransportSettings transport = transport(declared);
        SubjectInfo subject = subject(declared).over(transport.http2() ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1);
        return new Settings(
                transport.tls() ? subject.overTls() : subject,
                parameters.flag(Constants.PROBE, declared.probe()),
                parameters
                        .text(Constants.FAIL_ON)
                        .map(text -> RunParameters.word(Constants.FAIL_ON, text, FailOn.class))
                        .orElse(declared.failOn()),
                parameters.flag(Constants.STRICT, declared.strict()),
                Math.min(jobs, parameters.number(Constants.JOBS, jobs)),
                parameters
                        .time(Constants.TURN_TIMEOUT)
                        .or(() -> parameters.time(Constants.PATIENCE))
                        .map(Options.DEFAULT::withPatience)
                        .orElse(Options.DEFAULT),
                transport,
                parameters.time(Constants.START_TIMEOUT).orElse(START_TIMEOUT));
    }

    /** A run may try all of its clients over TLS, and has servers among its classes that this does not concern. */
    private TransportSettings transport(Declared declared) {
        TransportSettings said = declared.transport();
        boolean client = declared.role() == Role.CLIENT;
        if (said.tls() && !client) {
            throw new SettingsException(
                    declared.where() + ": `tls` is for clients; the URL of a server says whether it speaks TLS");
        }
        if (said.insecure() && client) {
            throw new SettingsException(declared.where()
                    + ": `insecure` is for servers; a client receives the certificate to trust, see `tls`");
        }
        return new TransportSettings(
                client && parameters.flag(Constants.TLS, said.tls()),
                said.insecure(),
                parameters.flag(Constants.HTTP2, said.http2()));
    }

    /** The edition that is judged, or 0 for the newest. */
    int edition(Declared declared) {
        return parameters.number(Constants.EDITION, declared.edition());
    }

    /** What is played of this subject at most. */
    static Filters declared(Declared declared) {
        return new Filters(
                declared.scenarios(), List.of(), Set.of(), Set.of(), List.of(), declared.tier(), declared.slow());
    }

    /** What this run asks for, of that. */
    Filters narrowing(Declared declared) {
        Set<Level> levels = parameters.list(Constants.LEVELS).stream()
                .map(word -> RunParameters.word(Constants.LEVELS, word, Level.class))
                .collect(Collectors.toSet());
        return new Filters(
                parameters.list(Constants.SCENARIOS),
                List.of(),
                Set.of(),
                levels,
                parameters.list(Constants.REQUIREMENTS),
                parameters.text(Constants.TIER).orElse(null),
                parameters.flag(Constants.SLOW, declared.slow()));
    }

    private static SubjectInfo subject(Declared declared) {
        return new SubjectInfo(
                declared.name(),
                declared.name(),
                "",
                declared.role(),
                Set.copyOf(declared.capabilities()),
                declared.controlSchema(),
                operations(declared),
                times(declared));
    }

    private static Map<String, Operation> operations(Declared declared) {
        String name = declared.operations();
        return name.isBlank() ? Map.of() : OperationsFile.read(name, NamedFile.text("operations", name, declared));
    }

    private static Map<String, Duration> times(Declared declared) {
        Map<String, Duration> times = new HashMap<>();
        for (String text : declared.parameters()) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new SettingsException(
                        declared.where() + ": a parameter must look like `init-timeout=1s`, but is `" + text + "`");
            }
            String name = text.substring(0, equals);
            times.put(name, RunParameters.time(declared.where() + ": " + name, text.substring(equals + 1)));
        }
        return times;
    }
}
