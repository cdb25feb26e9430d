package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.text.LoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One mistake is reported once: what only follows from it is not. */
class OneProblemTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [a, b]                                       | expected a subject as a map, but found a list
            {name: x, title: X, protocols: [p]}             | `role` is missing
            {name: x, title: X, role: sever, protocols: [p]} | unknown role `sever`. Did you mean `server`?
            """)
    void ofADescription(String text, String problem, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("subject.yaml"), text);

        assertThatThrownBy(() -> SubjectReader.read(file))
                .isInstanceOf(LoadException.class)
                .hasMessageEndingWith(": " + problem)
                .hasMessageNotContaining("\n");
    }

    @Test
    void ofABaseline() {
        assertThatThrownBy(() -> BaselineFile.read("baseline.yaml", "{}"))
                .hasMessage("baseline.yaml:1:1: `known-failures` is missing");
        assertThatThrownBy(() -> BaselineFile.read("baseline.yaml", "[]"))
                .hasMessageStartingWith("baseline.yaml:1:1: expected a baseline as a map, but found ")
                .hasMessageNotContaining("\n");
    }
}
