package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.run.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubjectFilesTests {

    private static final String SERVER = """
            name: some-server
            title: Some server
            version: "1.0"
            role: server
            protocols: [graphql-transport-ws]
            start:
              command: [node, server.js]
            url: ws://127.0.0.1:{port}/graphql
            parameters: { init-timeout: 1s }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private String problems(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("subject.yaml"), text);
        CommandRun run = CommandRun.of("lint", file.toString());
        return run.out().replace(folder + "/", "").strip();
    }

    @Test
    void aDescriptionIsRead() throws Exception {
        Files.writeString(folder.resolve("baseline.yaml"), "known-failures: []\n");
        Path file = Files.writeString(folder.resolve("subject.yaml"), SERVER + "jobs: 1\ndemo: true\n");

        SubjectDescription subject = SubjectReader.read(file);

        assertThat(subject.folder()).isEqualTo(folder);
        assertThat(subject.start())
                .isEqualTo(new SubjectDescription.Start(List.of("node", "server.js"), Map.of(), null));
        assertThat(subject.parameters()).containsEntry("init-timeout", Duration.ofSeconds(1));
        assertThat(subject.jobs()).isEqualTo(1);
        assertThat(subject.demo()).isTrue();
        assertThat(subject.baseline()).isEqualTo(folder.resolve("baseline.yaml"));
    }

    @Test
    void mistakesAreToldWithTheirPlaces() throws Exception {
        assertThat(problems(SERVER.replace("protocols:", "protocol:")))
                .contains(
                        "subject.yaml:1:1: `protocols` is missing",
                        "5:1: unknown key `protocol`. Did you mean `protocols`?");
        assertThat(problems(SERVER.replace("server\n", "sever\n")))
                .contains("subject.yaml:4:1: unknown role `sever`. Did you mean `server`?");
        assertThat(problems(SERVER.replace("[node, server.js]", "node server.js")))
                .isEqualTo(
                        "subject.yaml:7:12: `command` must be a list of arguments such as `[node, server.js]`, but is `node server.js`");
        assertThat(problems(SERVER.replace("1s", "1")))
                .isEqualTo("subject.yaml:9:15: `init-timeout` must be a time such as `300ms` or `2s`, but is `1`");
        assertThat(problems(SERVER.replace("start:\n  command: [node, server.js]\n", "")))
                .isEqualTo(
                        "subject.yaml:6:1: `{port}` needs a `start` command that prints its port; add `start`, or write the port into `url`");
        assertThat(problems(SERVER.replace("server.js]", "\"a\\0\"]")))
                .contains("subject.yaml:7:19: `command` must not have the character NUL");
        assertThat(problems(SERVER.replace("url:", "  environment: { A=B: x, C: \"\\0\" }\nurl:")))
                .contains(
                        "subject.yaml:8:23: a variable's name is not empty and has no `=`, but this one is `A=B`",
                        "`C` must not have the character NUL");
        assertThat(problems(SERVER + "adapter: [x]\n")).isEqualTo("subject.yaml:10:1: a server has no `adapter`");
        assertThat(problems(SERVER + "tls: true\n")).isEqualTo("subject.yaml:10:1: a server has no `tls`");
        assertThat(problems(SERVER + "baseline: other.yaml\n"))
                .isEqualTo("subject.yaml:10:1: there is no file `other.yaml` in this file's folder");
        assertThat(problems(SERVER + "jobs: none\n"))
                .isEqualTo("subject.yaml:10:1: `jobs` must be a number from 1, but is `none`");
        assertThat(problems("name: x\ntitle: X\nrole: client\nprotocols: [p]\n"))
                .isEqualTo(
                        "subject.yaml:1:1: a client needs either an `adapter` or a `command`, see docs/adapter-protocol.md");
    }

    @Test
    void aBaselineIsReadAsItWasWritten() throws Exception {
        Baseline baseline = new Baseline(List.of(
                new Baseline.Known("gtws.a.b", "GTWS-S-01", "plain words", null, null),
                new Baseline.Known(
                        "gtws.a.c",
                        "GTWS-S-02",
                        "found {\"a\": 1}: \"quoted\" \\ back, # no comment\nsecond line \u2028 end ",
                        "https://example.org/issues/1#x",
                        LocalDate.of(2027, 1, 31)),
                new Baseline.Known("gtws.a.d", "GTWS-S-03", "null", null, null)));
        Path file = Files.writeString(folder.resolve("baseline.yaml"), BaselineFile.write(baseline));

        assertThat(BaselineFile.read(file).known()).isEqualTo(baseline.known());
        Files.writeString(file, BaselineFile.write(Baseline.EMPTY));
        assertThat(BaselineFile.read(file).known()).isEmpty();
    }

    @Test
    void mistakesInABaselineAreToldWithTheirPlaces() throws Exception {
        String entry = "  - { id: gtws.init.twice, requirement: GTWS-S-12, reason: x }\n";
        assertThat(problems("known-failures:\n" + entry + entry))
                .isEqualTo("subject.yaml:3:7: `gtws.init.twice` is there twice, first in line 2");
        assertThat(problems("known-failures:\n  - { id: a, requirement: R, reason: ' ', expires: soon }\n"))
                .contains(
                        "`reason` is empty; write why it fails",
                        "`expires` must be a day such as `2027-01-31`, but is `soon`");
        assertThat(problems("known-failures:\n  - { id: a, reason: x }\n")).contains("`requirement` is missing");
    }
}
