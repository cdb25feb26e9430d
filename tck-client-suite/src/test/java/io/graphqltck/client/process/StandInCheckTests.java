package io.graphqltck.client.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.client.process.StandInCheck.Kind;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.process.ChildCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** With a stand-in in its library's place an adapter that reports everything is passed, and those that hide or make up something are caught. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
final class StandInCheckTests {

    private static final Catalog CATALOG = Catalog.shipped();

    private static AdapterCheckReport check(Kind kind, Duration patience, String... flaws) throws InterruptedException {
        List<String> argv = Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                SampleAdapter.class.getName()),
                        Stream.of(flaws))
                .toList();
        try (CheckedDialogues dialogues =
                new CheckedDialogues(CATALOG.protocol("graphql-transport-ws"), Set.of("unsubscribe"))) {
            return new StandInCheck(
                            new ChildCommand(argv, Path.of("."), Map.of()),
                            Map.of("ANY", "thing"),
                            dialogues,
                            kind,
                            Duration.ofSeconds(30),
                            patience)
                    .run();
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsWrongWithARightAdapter(Kind kind) throws Exception {
        AdapterCheckReport report = check(kind, Duration.ofSeconds(20));

        assertThat(report.ok()).as(report.text()).isTrue();
        assertThat(report.text()).contains("ok      it reports all that a misbehaving library hands out");
    }

    @ParameterizedTest
    @CsvSource({
        "CALLBACKS, drops-repeats",
        "CALLBACKS, stops-at-end",
        "CALLBACKS, ends-once",
        "CALLBACKS, makes-up-an-end",
        "CALLBACKS, keeps-errors",
        "ITERATOR, drops-repeats",
        "THROWING_ITERATOR, drops-repeats",
        "THROWING_ITERATOR, keeps-errors"
    })
    void aWrongOneIsCaught(Kind kind, String flaw) throws Exception {
        AdapterCheckReport report = check(kind, Duration.ofSeconds(2), flaw);

        assertThat(report.ok()).isFalse();
        assertThat(report.complete()).isTrue();
        assertThat(report.text())
                .contains(
                        "WRONG   it reports all that a misbehaving library hands out",
                        "the stand-in handed out result, result, ",
                        "received result");
    }
}
