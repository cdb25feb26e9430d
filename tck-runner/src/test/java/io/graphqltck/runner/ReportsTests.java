package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.runner.peer.OtherServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of results: other reports, comparisons, one of several. */
class ReportsTests {

    private static final String SOME = "gtws.handshake.accepted,gtws.init.acknowledged,gtws.stream.completes";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private OtherServer server;

    @BeforeEach
    void start() throws Exception {
        server = OtherServer.able();
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private CommandRun judge(String out, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "test-server",
                "--url",
                server.url("ws"),
                "--protocol",
                "graphql-transport-ws",
                "--scenario",
                SOME,
                "--no-probe",
                "--out",
                at(out)));
        words.addAll(List.of(more));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void everyReportIsWrittenIntoTheFolder() throws Exception {
        CommandRun run = judge("out", "--report", "junit,allure", "--report", "markdown=" + at("pr.md"));

        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(names("out")).contains("results.json", "index.html", "junit", "allure-results");
        assertThat(names("out/junit")).singleElement().asString().matches("TEST-graphql-tck-server-.*\\.xml");
        assertThat(Files.readString(folder.resolve("pr.md")))
                .startsWith("## ✅ GraphQL subscriptions: nothing fails among 3");
        assertThat(run.err()).contains("results: " + at("out/results.json"));
    }

    @Test
    void annotationsStandBehindWhateverTheSubjectSaid() {
        CommandRun run = judge("out", "--annotations", "github", "--fail-on", "any");

        List<String> lines = run.err().lines().toList();
        String token = token(lines);
        List<String> annotations = lines.subList(lines.indexOf("::" + token + "::"), lines.size());
        assertThat(annotations)
                .anyMatch(
                        line -> line.matches(
                                "::error file=[^,]+\\.tck\\.yaml,line=\\d+,col=\\d+,title=gtws\\.stream\\.completes with server::untestable: .*"));
        assertThat(lines)
                .filteredOn(line -> line.startsWith("::stop-commands::"))
                .hasSize(1);
    }

    /** Or every command of the step that follows would be ignored. */
    @Test
    void commandsAreCommandsAgainAfterAFailure() {
        CommandRun run = CommandRun.of(
                "test-server",
                "--protocol",
                "graphql-transport-ws",
                "--url",
                "ws://127.0.0.1:1/",
                "--annotations",
                "github");

        assertThat(run.exitCode()).isEqualTo(3);
        List<String> lines = run.err().lines().toList();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("::" + token(lines) + "::");
        assertThat(run.err()).contains("cannot reach ws://127.0.0.1:1/");
    }

    @Test
    void reportsAreMadeAgainWithoutPlaying() throws Exception {
        judge("out");
        Files.delete(folder.resolve("out/index.html"));
        String results = Files.readString(folder.resolve("out/results.json"));
        server.close();

        CommandRun run = CommandRun.of("report", at("out"));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("server", "graphql-transport-ws", "3");
        assertThat(names("out")).containsExactlyInAnyOrder("results.json", "index.html");
        assertThat(Files.readString(folder.resolve("out/results.json"))).isEqualTo(results);

        CommandRun badge = CommandRun.of("report", at("out/results.json"), "--report", "badge", "--fail-on", "any");

        assertThat(badge.exitCode()).isEqualTo(1);
        assertThat(Files.readString(folder.resolve("out/badge.json"))).contains("1 failed, 2 passed");
    }

    @Test
    void shardsAreOneRunTogether() throws Exception {
        judge("whole");
        for (int i = 1; i <= 2; i++) {
            CommandRun run = judge("shard-" + i, "--shard", i + "/2", "--costs", at("whole"));
            assertThat(run.exitCode()).as(run.err()).isIn(0, 2);
            assertThat(run.err()).contains("of shard " + i + "/2");
        }

        CommandRun merged = CommandRun.of("merge", at("shard-1"), at("shard-2"), "--out", at("merged"));

        assertThat(merged.exitCode()).as(merged.err()).isZero();
        Results whole = Results.in(folder.resolve("whole"));
        Results again = Results.in(folder.resolve("merged"));
        assertThat(again.verdicts()).isEqualTo(whole.verdicts());
        assertThat(again.complete()).isTrue();
        Map<String, String> first =
                new LinkedHashMap<>(Results.in(folder.resolve("shard-1")).verdicts());
        first.keySet()
                .retainAll(Results.in(folder.resolve("shard-2")).verdicts().keySet());
        assertThat(first).isEmpty();
        assertThat(CommandRun.of("diff", "--any", at("whole"), at("merged")).exitCode())
                .isZero();

        CommandRun half = CommandRun.of("merge", at("shard-1"), "--out", at("half"));

        assertThat(half.exitCode()).isEqualTo(1);
        assertThat(half.err()).contains("these shards are missing: 2/2");
        assertThat(half.out()).contains("Not complete: not all scenarios were played.");
    }

    @Test
    void aListOfAShardIsWhatItPlays() throws Exception {
        List<String> both = new ArrayList<>();
        for (int i = 1; i <= 2; i++) {
            CommandRun list = CommandRun.of("list", "--scenario", SOME, "--role", "server", "--shard", i + "/2");
            both.addAll(
                    list.out().lines().filter(line -> line.contains("gtws.")).toList());
            if (list.exitCode() == 0) {
                judge("s" + i, "--shard", i + "/2");
                Results.in(folder.resolve("s" + i))
                        .verdicts()
                        .keySet()
                        .forEach(id -> assertThat(list.out()).contains(id));
            }
        }
        assertThat(both).hasSize(3);
    }

    @Test
    void aShardThatCannotBeIsSaid() {
        assertThat(judge("out", "--shard", "3/2").err())
                .contains("--shard: there is no shard 3 of 2; shards go from 1/N to N/N");
        assertThat(judge("out", "--shard", "half").err()).contains("--shard: a shard looks like `2/5`, not `half`");
        assertThat(judge("out", "--costs", at("none")).err())
                .contains("--costs needs --shard; add it, or drop --costs");
        assertThat(judge("out", "--shard", "1/2", "--costs", at("none")).err())
                .contains(at("none") + " does not exist; name a folder that --out wrote");
        List<String> err = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            err.add(CommandRun.of("list", "--scenario", SOME, "--shard", i + "/9")
                    .err());
        }
        assertThat(err)
                .anyMatch(text -> text.contains("is empty: there are too few scenarios for this number of shards"));
    }

    @Test
    void aDifferenceIsToldToPeopleAndToPrograms() throws Exception {
        judge("old");
        Path file = folder.resolve("new/results.json");
        Files.createDirectories(folder.resolve("new"));
        String text = Files.readString(folder.resolve("old/results.json"));
        Files.writeString(
                file,
                text.replaceFirst("\"verdict\" : \"passed\"", "\"verdict\" : \"harness-error\"")
                        .replace("\"passed\" : 2", "\"passed\" : 1,\n \"harness-error\" : 1"));

        CommandRun diff = CommandRun.of("diff", at("old"), at("new"));

        assertThat(diff.exitCode()).as(diff.err()).isEqualTo(1);
        assertThat(diff.out())
                .contains("Newly failing: 1\n  gtws.handshake.accepted  server (server) with graphql-transport-ws\n")
                .contains("    was passed\n    is  harness-error\n");
        CommandRun fixed = CommandRun.of("diff", "--format", "json", at("new"), at("old"));
        assertThat(fixed.exitCode()).isZero();
        assertThat(fixed.out()).contains("\"worse\":false", "\"fixed\":1", "\"kind\":\"fixed\"");
        assertThat(CommandRun.of("diff", "--any", at("new"), at("old")).exitCode())
                .isEqualTo(1);
        assertThat(CommandRun.of("diff", at("old"), at("old")).out()).isEqualTo("nothing differs\n");
    }

    @Test
    void aDifferenceOfEditionIsSaid() throws Exception {
        judge("all");
        Files.createDirectories(folder.resolve("pinned"));
        Files.writeString(
                folder.resolve("pinned/results.json"),
                Files.readString(folder.resolve("all/results.json"))
                        .replaceFirst("(\"protocolTitle\" : [^\n]*\n)", "$1\"edition\" : 1,\n"));

        CommandRun diff = CommandRun.of("diff", at("all"), at("pinned"));

        assertThat(diff.exitCode()).as(diff.err()).isZero();
        assertThat(diff.out()).startsWith("""
                        Judged by another edition: 1
                          server (server) with graphql-transport-ws
                            was all that the kit has
                            is  edition 1
                        """);
        assertThat(CommandRun.of("diff", "--format", "json", at("all"), at("pinned"))
                        .out())
                .contains("\"before\":null,\"after\":1");
        assertThat(CommandRun.of("diff", "--any", at("all"), at("pinned")).exitCode())
                .isEqualTo(1);
    }

    /** Whatever is wrong with what is read, a sentence says it, and what was there before stays. */
    @ParameterizedTest
    @ValueSource(strings = {"newer", "unknown", "truncated", "wrong", "nothing", "twice"})
    void badResultsAreRefusedAndNothingIsOverwritten(String what) throws Exception {
        judge("good");
        String good = Files.readString(folder.resolve("good/results.json"));
        Files.createDirectories(folder.resolve("bad"));
        if (!what.equals("nothing")) {
            Files.writeString(
                    folder.resolve("bad/results.json"),
                    switch (what) {
                        case "newer" -> good.replace("\"version\" : 1,", "\"version\" : 2,");
                        case "unknown" -> good.replace("\"version\" : 1,", "\"version\" : 0,");
                        case "truncated" -> good.substring(0, good.length() / 2);
                        case "wrong" -> good.replaceFirst("\"verdict\" : \"[a-z-]+\"", "\"verdict\" : 5");
                        default -> good;
                    });
        }
        Files.createDirectories(folder.resolve("target"));
        Files.writeString(folder.resolve("target/results.json"), "before");
        String sentence = switch (what) {
            case "newer" -> "version 2 of the results is newer than this kit, which knows 1";
            case "unknown" -> "unknown version 0 of the results";
            case "truncated" -> "it was cut off; copy it again, or run again";
            case "wrong" -> "/runs/0/results/0/verdict: expected a string, found the number 5";
            case "nothing" -> "has no results.json; name a folder that --out wrote";
            default -> "two runs of server (server) with graphql-transport-ws: in ";
        };

        for (List<String> words : List.of(
                List.of("merge", at("good"), at("bad"), "--out", at("target")),
                List.of("report", at("bad"), "--out", at("target")),
                List.of("diff", at("good"), at("bad")),
                List.of("site", at("good"), at("bad"), "--out", at("target")),
                List.of("list", "--shard", "1/2", "--costs", at("bad")))) {
            if (!what.equals("twice") || List.of("merge", "site").contains(words.get(0))) {
                CommandRun run = CommandRun.of(words.toArray(String[]::new));
                assertThat(run.exitCode()).as(words + run.err()).isEqualTo(2);
                assertThat(run.err()).contains(sentence).contains(at("bad")).doesNotContain("Exception");
                assertThat(run.err().lines()).hasSizeLessThanOrEqualTo(2);
            }
        }
        assertThat(names("target")).containsExactly("results.json");
        assertThat(Files.readString(folder.resolve("target/results.json"))).isEqualTo("before");
    }

    @Test
    void resultsBecomeASite() throws Exception {
        judge("before");
        judge("after");

        CommandRun run =
                CommandRun.of("site", at("after"), "--earlier", at("before"), "--out", at("public"), "--title", "Ours");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).containsPattern("2 pages; all \\d+ figures are in the results");
        assertThat(names("public")).contains("index.html", "results.json", "subjects", "badges", "report");
        assertThat(Files.readString(folder.resolve("public/index.html"))).contains("<bdi>Ours</bdi>");

        CommandRun over = CommandRun.of("site", at("after"), "--out", at("after"));
        assertThat(over.exitCode()).isEqualTo(2);
        assertThat(over.err()).contains("name another folder");
    }

    @Test
    void wrongUsageIsSaidBeforeAnythingIsPlayed() {
        assertThat(judge("out", "--report", "junnit").err())
                .contains("unknown value `junnit` for --report. Did you mean `junit`?");
        assertThat(judge("out", "--annotations", "gitlab").err()).contains("unknown value `gitlab` for --annotations.");
        assertThat(judge("out", "--previous", at("none")).err()).contains("none does not exist; name a folder");
        assertThat(CommandRun.of("merge", at("a")).err())
                .contains("--out is missing; name the folder for the merged results");
        assertThat(CommandRun.of("diff", at("a")).exitCode()).isEqualTo(2);
        assertThat(folder.resolve("out/results.json")).doesNotExist();
    }

    private static String token(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("::stop-commands::"))
                .map(line -> line.substring("::stop-commands::".length()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> names(String name) throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
