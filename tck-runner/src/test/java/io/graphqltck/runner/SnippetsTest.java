package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java in the guides is a file of an example, whole, so that it compiles as it stands. */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA =
            Pattern.compile("(?:<!-- (\\S+) -->\\n\\n)?```java\\n(.*?)```\\n", Pattern.DOTALL);

    @Test
    void everyOneIsAFileOfAnExample() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path guide : guides()) {
            Matcher snippet = JAVA.matcher(Files.readString(guide));
            while (snippet.find()) {
                String file = snippet.group(1);
                assertThat(file)
                        .as("%s: a comment `<!-- examples/… -->` before the snippet %s", guide, snippet.group(2))
                        .isNotNull()
                        .startsWith("examples/");
                assertThat(snippet.group(2)).as("%s: %s", guide, file).isEqualTo(Files.readString(ROOT.resolve(file)));
                shown.add(file);
            }
        }
        assertThat(shown).as("the guides show something").isNotEmpty();
    }

    private static List<Path> guides() throws IOException {
        try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }
}
