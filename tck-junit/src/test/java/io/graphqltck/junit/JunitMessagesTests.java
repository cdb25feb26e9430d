package io.graphqltck.junit;

import static io.graphqltck.junit.Runs.kit;
import static io.graphqltck.junit.Runs.message;
import static io.graphqltck.junit.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Compares the engine's messages with {@code docs/messages/junit.txt}; {@code -Dgolden=write} writes the file. */
@Tag("golden")
class JunitMessagesTests {

    private static final Path FILE = Path.of("../docs/messages/junit.txt");

    /** What differs between two runs: ports, moments of a timeline, folders. */
    private static final Pattern MOMENTS = Pattern.compile("(?m)(127\\.0\\.0\\.1:)\\d+|(?<=^  [✗ ]) +\\d+\\.\\d{3}");

    private static final List<Class<?>> SUITES = List.of(
            Suites.NoProtocol.class,
            Suites.UnknownProtocol.class,
            Suites.Twice.class,
            Suites.NoSubject.class,
            Suites.Both.class,
            Suites.Abstract.class,
            Suites.Parametric.class,
            Suites.Inner.class,
            Suites.TlsServer.class,
            Suites.InsecureClient.class,
            Suites.WithoutTls.class,
            Suites.NothingSelected.class,
            Suites.OfClients.class,
            Suites.WithoutCapability.class,
            Suites.MissingFolder.class,
            Suites.EmptyFolder.class,
            Suites.NoBaseline.class,
            Suites.NoOperations.class,
            Suites.UnknownCapability.class,
            Suites.UnknownParameter.class,
            Suites.NoValue.class,
            Suites.NoTime.class,
            Suites.NoJobs.class,
            Suites.Throwing.class,
            Suites.Failing.class,
            Suites.NoUrl.class,
            Suites.NothingThere.class,
            Suites.DeafToItsStop.class,
            Suites.Mended.class,
            Suites.Changed.class);

    private static final Map<String, String> PARAMETERS = parameters();

    private static Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("graphqltck.failOn", "mist");
        parameters.put("graphqltck.levels", "must,shold");
        parameters.put("graphqltck.slow", "yes");
        parameters.put("graphqltck.jobs", "0");
        parameters.put("graphqltck.patience", "20");
        parameters.put("graphqltck.scenario", "gtws");
        parameters.put("graphqltck.scenarios", "gtws.stream");
        return parameters;
    }

    private final StringBuilder text = new StringBuilder();

    @Test
    void messages() throws IOException {
        SUITES.forEach(suite -> said("class " + suite.getSimpleName(), run(suite)));
        PARAMETERS.forEach((name, value) -> said(
                name + "=" + value,
                kit(selectClass(Suites.Right.class))
                        .configurationParameter(name, value)
                        .execute()));
        EngineExecutionResults wrong = kit(selectClass(Suites.Wrong.class))
                .configurationParameter(Constants.SCENARIOS, "gtws.init.acknowledged")
                .execute();
        said("a scenario that fails", wrong);
        said(
                "its class",
                String.valueOf(Runs.failures(wrong.containerEvents()).get(0).getMessage()));

        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(FILE, text);
        }
        assertThat(text).asString().isEqualTo(Files.readString(FILE));
    }

    private void said(String when, EngineExecutionResults results) {
        said(when, message(results));
    }

    private void said(String when, String message) {
        String here = Path.of("").toAbsolutePath().toString();
        String same = MOMENTS.matcher(message.replace(here, "…").replace(Suites.class.getName(), "example.Suites"))
                .replaceAll(match -> match.group(1) == null ? "          …" : match.group(1) + "…");
        text.append(text.isEmpty() ? "" : "\n").append(when).append('\n');
        same.lines().forEach(line -> text.append(("  " + line).stripTrailing()).append('\n'));
    }
}
