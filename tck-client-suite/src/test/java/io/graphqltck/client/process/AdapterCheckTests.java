package io.graphqltck.client.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.process.ChildCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
final class AdapterCheckTests {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** For the adapter that serves no session after one that hangs: all that is asked of it then is waited for in full. */
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(4);

    private static final Catalog CATALOG = Catalog.shipped();

    private final CheckedDialogues dialogues =
            new CheckedDialogues(CATALOG.protocol("graphql-transport-ws"), Set.of("unsubscribe"));

    @AfterEach
    void close() {
        dialogues.close();
    }

    private AdapterCheckReport check(List<String> argv, Duration readyTimeout) throws InterruptedException {
        return check(argv, readyTimeout, PATIENCE);
    }

    private AdapterCheckReport check(List<String> argv, Duration readyTimeout, Duration patience)
            throws InterruptedException {
        return new AdapterCheck(new ChildCommand(argv, Path.of("."), Map.of()), dialogues, readyTimeout, patience)
                .run();
    }

    private AdapterCheckReport checkSample(String... flaws) throws InterruptedException {
        return checkSample(PATIENCE, flaws);
    }

    private AdapterCheckReport checkSample(Duration patience, String... flaws) throws InterruptedException {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SampleAdapter.class.getName()));
        argv.addAll(List.of(flaws));
        return check(argv, Duration.ofSeconds(30), patience);
    }

    private static List<String> wrong(AdapterCheckReport report) {
        return report.items().stream()
                .filter(item -> !item.ok())
                .map(AdapterCheckReport.Item::name)
                .toList();
    }

    @Test
    void findsNothingWrongWithAGoodAdapter() throws Exception {
        AdapterCheckReport report = checkSample();
        assertThat(report.text()).isEqualTo("""
                        ok      the command can be started
                        ok      it greets within 30 seconds
                        ok      its capabilities are words of the adapter protocol
                        ok      it delivers the results of a subscription, in order, and its completion
                        ok      it answers sync with the same token
                        ok      sessions do not wait for one another
                        ok      it unsubscribes
                        ok      it answers close with closed
                        ok      it ends with code 0 on exit
                        ok      it ends with code 0 when its standard input ends
                        ok      it lives on after commands that it cannot carry out
                        ok      it answers a command that it cannot carry out
                        ok      it writes nothing but events to standard output
                        ok      every event is as the adapter protocol says
                        ok      it reports what its library reports: gtws.errors.told
                        ok      it reports what its library reports: gtws.errors.told-after-results
                        ok      it reports what its library reports: gtws.stream.errors-in-result
                        ok      it reports what its library reports: gtws.stream.variables
                        ok      it reports what its library reports: gtws.close.lost.fin
                        ok      it reports what its library reports: gtws.close.lost.reset
                        20 of 20 checks passed
                        """);
        assertThat(report.ok()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            magic                | its capabilities are words of the adapter protocol              | not known: magic
            no-refusal           | it answers a command that it cannot carry out                   | a "subscribe" for a session that was never opened must be answered by an "error" or a "failure", but nothing was received
            drops-results        | it delivers the results of a subscription, in order, and its completion | expected the application sees: next of op with data {"countdown":2}, but found nothing
            ascii                | it answers sync with the same token                             | no "synced" with the token Söme "token"
            waits-for-connection | sessions do not wait for one another                            | one session has a server that does not answer
            no-unsubscribe       | it unsubscribes                                                 | expected {"type":"complete","id":
            no-closed            | it answers close with closed                                    | no "closed" for 3 of 3 sessions
            exit-code            | it ends with code 0 on exit                                     | its process ended with exit code 4
            ignores-end-of-input | it ends with code 0 when its standard input ends                | it still ran after 10000 ms
            noise                | it writes nothing but events to standard output                 | a line that is not JSON: received {"type":"connection_ack"}
            keeps-losses         | it reports what its library reports: gtws.close.lost.reset         | Client whose connection is lost
            wrong-event          | every event is as the adapter protocol says                     | the event "next" has no member "result": {"session":"first"
            """)
    void findsEachFlaw(String flaw, String name, String problem) throws Exception {
        AdapterCheckReport report = checkSample(flaw.equals("waits-for-connection") ? LITTLE_PATIENCE : PATIENCE, flaw);
        assertThat(report.ok()).isFalse();
        assertThat(report.complete()).isTrue();
        assertThat(wrong(report)).as(report.text()).contains(name);
        AdapterCheckReport.Item item = report.items().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        assertThat(item.problem()).startsWith(problem);
        assertThat(item.remedy()).isNotEmpty();
        if (flaw.startsWith("keeps") || flaw.startsWith("drops-e") || flaw.startsWith("no-v")) {
            assertThat(wrong(report)).allMatch(each -> each.startsWith("it reports what its library reports: "));
        } else if (!List.of("waits-for-connection", "wrong-event").contains(flaw)) {
            assertThat(wrong(report)).as(report.text()).hasSize(1);
        }
    }

    @Test
    void saysThatAnAdapterDiedOfAnUnknownCommand() throws Exception {
        AdapterCheckReport report = checkSample("fragile");
        assertThat(wrong(report))
                .containsExactly(
                        "it lives on after commands that it cannot carry out",
                        "it answers a command that it cannot carry out");
        assertThat(report.text())
                .contains("""
                        WRONG   it lives on after commands that it cannot carry out
                                what is wrong: it answers nothing after an unknown command; its process ended with exit code 1; its standard error ends with:
                        """)
                .contains("unknown command")
                .contains("\"error\" or a \"failure\", but its process has ended, see above\n")
                .contains(
                        "what to do: catch what a command throws; answer it with an \"error\" or a \"failure\" event");
    }

    @Test
    void saysThatNothingCanBeChecked() throws Exception {
        AdapterCheckReport missing = check(List.of("no-such-adapter"), PATIENCE);
        assertThat(missing.text()).isEqualTo("""
                        WRONG   the command can be started
                                what is wrong: "no-such-adapter" cannot be started: no such program is on the PATH; install it, or give its whole path
                                what to do: correct the command
                        0 of 1 checks passed; the others could not run
                        """);
        AdapterCheckReport rude = check(List.of("sh", "-c", "echo Hello; cat"), PATIENCE);
        assertThat(rude.complete()).isFalse();
        assertThat(rude.items().get(1).problem()).isEqualTo("a line that is not JSON: Hello");
        AdapterCheckReport mute = check(List.of("sh", "-c", "echo busy >&2; exec sleep 1000"), Duration.ofMillis(300));
        assertThat(mute.items().get(1).problem())
                .isEqualTo("it wrote no line within 300 ms; its standard error ends with:\n    busy");
        AdapterCheckReport dead = check(List.of("sh", "-c", "exit 3"), PATIENCE);
        assertThat(dead.items().get(1).problem()).isEqualTo("its process ended with exit code 3");
    }
}
