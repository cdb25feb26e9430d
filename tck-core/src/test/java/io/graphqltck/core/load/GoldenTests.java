package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.support.Demo;
import io.graphqltck.core.text.LoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the loader says of wrong files, word for word: {@code NAME.tck.yaml}, perhaps with {@code NAME.second.tck.yaml}, gives
 * {@code NAME.err}, which is empty where nothing is wrong. Run with {@code -Dgolden=write} to write the texts again, and read
 * the difference.
 */
@Tag("golden")
class GoldenTests {

    private static final Path FOLDER = Path.of("src/test/resources/golden");

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".tck.yaml") && !name.endsWith(".second.tck.yaml"))
                    .map(name -> name.substring(0, name.length() - ".tck.yaml".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysWhatIsWrongAndWhere(String name) throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String file : new String[] {name + ".tck.yaml", name + ".second.tck.yaml"}) {
            if (Files.exists(FOLDER.resolve(file))) {
                files.put(file, Files.readString(FOLDER.resolve(file)));
            }
        }
        String problems = problems(files);
        Path expected = FOLDER.resolve(name + ".err");
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(expected, problems);
        }
        assertThat(problems).isEqualTo(Files.readString(expected));
    }

    private static String problems(Map<String, String> files) {
        try {
            Demo.catalog(files);
            return "";
        } catch (LoadException e) {
            return e.getMessage() + "\n";
        }
    }
}
