package io.graphqltck.selftest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.mutant.Mutant;
import io.graphqltck.core.mutant.Mutations;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ScenarioExplanation;
import io.graphqltck.reports.html.HtmlReport;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.json.ResultsJson;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.selftest.SelfPlay;
import io.graphqltck.selftest.SelfTest;
import io.graphqltck.wire.Reactor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A protocol with a framing of its own needs no change of the kit: it is played in both roles, and all that is wrong is caught. */
final class JsonLinesTests {

    private static final Protocol LINES = Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/lines")))
            .protocol("lines");

    private static final Options OPTIONS = new Options(
            Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofMillis(400), Duration.ofSeconds(1), Map.of());

    private final Judge judge = new Judge(Rules.load(getClass().getClassLoader()), false);

    @ParameterizedTest
    @EnumSource(HttpVersion.class)
    void passesWhoConformsAndCatchesWhoDoesNot(HttpVersion http) throws Exception {
        try (Reactor reactor = new Reactor()) {
            SelfTest.Report report =
                    new SelfTest(LINES, judge, OPTIONS, http, 16).run(reactor, LINES.scenarios(), SelfTest.Peers.ALL);

            assertThat(report.falseAlarms()).isEmpty();
            assertThat(report.fates())
                    .filteredOn(fate -> fate.kind() != SelfTest.Fate.Kind.KILLED)
                    // After END_STREAM nobody can answer once more.
                    .filteredOn(fate -> http != HttpVersion.HTTP_2
                            || !fate.mutant().change().startsWith("double"))
                    .extracting(fate -> fate.kind() + " " + fate.mutant().role() + " "
                            + fate.mutant().id() + ": " + fate.result().reason())
                    .isEmpty();
            assertThat(report.fates())
                    .extracting(fate -> fate.mutant().change())
                    .contains(
                            "no-json", "two-in-a-line", "endless", "unended", "no-message-end", "no-line", "cut-at-37");
        }
    }

    @Test
    void aLawOfTheFramingIsASentenceOfTheProtocol() throws Exception {
        assertThat(played("no-json").findings())
                .extracting(Finding::requirement)
                .contains("LINES-S-02");
        assertThat(played("unended").findings())
                .extracting(Finding::requirement)
                .contains("LINES-S-03");
    }

    @Test
    void reportsUseItsWords(@TempDir Path folder) throws Exception {
        SubjectInfo info = new SubjectInfo("itself", "itself", "", Role.SERVER, Set.of(), true, Map.of(), Map.of());
        RunResult run =
                new RunResult(info, LINES, List.of(played("unended")), Instant.EPOCH, Duration.ofSeconds(1), true);
        Path file = folder.resolve("results.json");
        ResultsJson.write(
                new ResultsOf(Redaction.masking(), (of, result) -> "again")
                        .report(Report.of("1", Instant.EPOCH, List.of(run))),
                file);
        assertThat(file).content().contains("\"json-lines\"", "\"keepAlive\"", "JSON Lines");
        try (ResultsFile opened = ResultsFile.open(file)) {
            new HtmlReport().write(opened.results(), folder.resolve("index.html"));
        }
        assertThat(Files.readString(folder.resolve("index.html"))).contains("<title>");

        Scenario scenario = LINES.scenarios().get(0);
        assertThat(new ScenarioExplanation(ConsoleStyle.plain()).of(LINES, scenario))
                .contains("line {data: $sales.1}", "blank", "end of the response");
    }

    private ScenarioResult played(String change) throws Exception {
        Mutant mutant = Mutations.of(LINES, LINES.scenarios().get(0), Role.SERVER).stream()
                .filter(one -> one.change().equals(change))
                .findFirst()
                .orElseThrow();
        CompletableFuture<ScenarioResult> result = new CompletableFuture<>();
        try (Reactor reactor = new Reactor();
                SelfPlay play = new SelfPlay(reactor, LINES, judge, OPTIONS)) {
            play.play(mutant.original(), Role.SERVER, mutant.played(), mutant.rude(), result::complete);
            return result.get();
        }
    }
}
