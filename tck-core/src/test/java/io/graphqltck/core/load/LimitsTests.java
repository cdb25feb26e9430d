package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.turn.Expansion;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file is, reading it ends soon, with values or with problems. */
class LimitsTests {

    private static final DataFiles SHIPPED = DataFiles.ofClassPath(LimitsTests.class.getClassLoader());

    @Test
    void refusesABinaryFile(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("image.tck.yaml"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xFF});

        assertThatThrownBy(() -> DataFiles.readFile(file, "image.tck.yaml"))
                .hasMessage("image.tck.yaml:1:1: the file is binary or not in UTF-8, expected YAML text");
    }

    @Test
    void refusesZeroOctets() {
        assertThatThrownBy(() -> YamlReader.read("zero.tck.yaml", "a: \0"))
                .hasMessage("zero.tck.yaml:1:1: the file is binary, expected YAML text");
    }

    @Test
    void refusesAFileOfThreeMegabytes() {
        assertThatThrownBy(() -> YamlReader.read("big.tck.yaml", "# all of it\n".repeat(3 << 20)))
                .hasMessage("big.tck.yaml:1:1: the file has more than 2000000 characters; split it");
    }

    @Test
    void doesNotEvenReadWhatIsFarTooLarge(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("huge.tck.yaml");
        try (var channel = java.nio.channels.FileChannel.open(
                file, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.wrap(new byte[1]), 1L << 32);
        }

        assertThatThrownBy(() -> DataFiles.readFile(file, "huge.tck.yaml"))
                .hasMessage("huge.tck.yaml:1:1: the file has 4294967297 bytes; that is no file of the kit");
    }

    @Test
    void namesAVersionOfYamlThatNobodyKnows() {
        assertThatThrownBy(() -> YamlReader.read("new.tck.yaml", "%YAML 9.9\n---\na: b\n"))
                .hasMessage("new.tck.yaml:1:1: version 9.9 of YAML is not known, expected 1.2; remove the line with"
                        + " `%YAML`");
    }

    @Test
    void saysThatThereIsNoSuchFile(@TempDir Path folder) {
        assertThatThrownBy(() -> DataFiles.readFile(folder.resolve("none.tck.yaml"), "none.tck.yaml"))
                .hasMessage("none.tck.yaml:1:1: there is no such file");
        assertThatThrownBy(() -> DataFiles.readFile(folder, "folder"))
                .hasMessage("folder:1:1: is a folder, expected a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ client: { type: ping } }", "{ client: { type: start, id: '${n}', payload: { n: '${n}' } } }"})
    void readsNoMoreThanTheAllowedTurnsOfRepeatsThatMultiply(String turn) {
        String nested = "repeat: { times: 9999, dialogue: [ { repeat: { times: 9999, dialogue: [ "
                + "{ repeat: { times: 9999, dialogue: [ " + turn + " ] } } ] } } ] }";

        assertThat(valuesReadUntil("the dialogue has more than 20000 turns", "- " + nested))
                .isLessThan(200_000);
    }

    @Test
    void readsARepeatOfALongListTwiceAtMost() {
        String turns = "{ client: { type: ping, n: '${n}' } }, ".repeat(15_000);

        assertThat(valuesReadUntil(
                        "the dialogue has more than 20000 turns",
                        "- repeat: { times: 9999, dialogue: [ " + turns + " ] }"))
                .isLessThan(200_000);
    }

    /** A few turns with much in them, by a repeat, by a value in many places, and by a text in a text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "repeat: { times: 9999, dialogue: [ { client: { type: ping, payload: [ MANY ] } } ] }",
                "repeat: { times: 9999, dialogue: [ { client: { type: ping, payload: 'LONG ${n}' } } ] }",
                "repeat: { times: 9, dialogue: [ { repeat: { as: m, times: 9999, dialogue: [ "
                        + "{ client: { type: ping, payload: { n: '${n}', list: [ MANY ] } } } ] } } ] }"
            })
    void refusesRepeatsThatComeToTooManyValues(String turn) {
        String text = "- " + turn.replace("MANY", "0, ".repeat(100_000)).replace("LONG", "${n}${n}${n}".repeat(30_000));

        assertThat(valuesReadUntil("the repeats and examples of the protocol come to more than", text))
                .isBetween((long) Expansion.MOST_VALUES, Expansion.MOST_VALUES + 200_000L);
    }

    @Test
    void refusesExamplesThatComeToTooManyValues() {
        String cases = IntStream.range(0, 10_000)
                .mapToObj(n -> "{ case: c" + n + ", big: [ 0, 0 ] }, ")
                .collect(Collectors.joining());
        String places = "'${big}', ".repeat(10_000);

        assertThatThrownBy(() -> Demo.protocol("  - { id: 'demo.test.one', title: One, requirements: [DEMO-B-01],"
                        + " roles: [server], examples: [ " + cases + " ], dialogue: [ { client: { type: ping,"
                        + " payload: [ " + places + " ] } } ] }\n"))
                .isInstanceOf(LoadException.class)
                .hasMessageContaining("the repeats and examples of the protocol come to more than");
    }

    private static long valuesReadUntil(String problem, String dialogue) {
        Problems problems = new Problems();
        ScenarioFileReader reader =
                new ScenarioFileReader("demo", "demo", Map.of(), Map.of(), Map.of(), null, null, problems);

        reader.turns().dialogue(YamlReader.read("test.tck.yaml", dialogue));

        assertThat(problems.all())
                .extracting(Problem::text)
                .singleElement(STRING)
                .startsWith(problem);
        return reader.expansion().values();
    }

    @Test
    void keepsANumberOfAMillionDigitsAsText() {
        String digits = "9".repeat(1_000_000);

        Yaml.Scalar scalar = new Yaml.Scalar(new Location("a", 1, 1), digits, false);
        assertThat(scalar.json()).isEqualTo(Json.of(digits));
        assertThatCode(() -> Demo.withDialogue(
                        "server",
                        "- client connects: {}\n- client: { type: init, payload: { a: " + digits
                                + ", b: 1e99999999999 } }"))
                .doesNotThrowAnyException();
    }

    /** Files that were hurt in any way are refused as files, not by an accident of the reader. */
    @Test
    void neverFailsOtherwiseThanWithProblems() {
        Random random = new Random(20);
        List<String> files =
                SHIPPED.names().stream().filter(name -> name.endsWith(".yaml")).toList();
        for (int i = 0; i < 400; i++) {
            String text = SHIPPED.read(files.get(random.nextInt(files.size())));
            int from = random.nextInt(text.length());
            int length = Math.min(3000, text.length() - from);
            StringBuilder hurt = new StringBuilder(text.substring(from, from + length));
            for (int n = random.nextInt(6); n >= 0; n--) {
                int at = random.nextInt(hurt.length());
                hurt.replace(at, Math.min(hurt.length(), at + random.nextInt(3)), piece(random));
            }
            try {
                Demo.catalog(Map.of("hurt.tck.yaml", head(random) + hurt));
            } catch (LoadException e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    private static String head(Random random) {
        return random.nextBoolean() ? "" : "protocol: demo\ntheme: hurt\nscenarios:\n";
    }

    private static String piece(Random random) {
        String[] pieces = {
            ":",
            "- ",
            "\n",
            "\n  ",
            "{",
            "}",
            "[",
            "]",
            "'",
            "\"",
            "&a ",
            "*a ",
            "!",
            "%",
            "\t",
            "$",
            "${",
            "<",
            ">",
            "?",
            "|",
            "\uFEFF",
            "😀",
            "\u2028",
            "null",
            "999999999999",
            "repeat",
            "include: ",
            "examples",
            "\\x",
            "#",
            "<<: "
        };
        return pieces[random.nextInt(pieces.length)];
    }
}
