package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Java in the guides is a file of an example, whole, so that it compiles as it stands; other code may be an excerpt of a file. */
class SnippetsTests {

    private static final Path ROOT = Path.of("..");
    private static final Pattern JAVA =
            Pattern.compile("(?:<!-- (\\S+) -->\\n\\n)?```java\\n(.*?)```\\n", Pattern.DOTALL);
    private static final Pattern EXCERPT =
            Pattern.compile("(?:<!-- (\\S+) -->\\n\\n)?```(?:js|python)\\n(.*?)```\\n", Pattern.DOTALL);

    private static final Pattern DATA =
            Pattern.compile("<!-- (\\S+) -->\\n\\n```(?:yaml|json)\\n(.*?)```\\n", Pattern.DOTALL);

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

    /** Files that a reader of a guide saves are shown whole. */
    @Test
    void dataIsTheFileThatItNames() throws IOException {
        List<String> shown = new ArrayList<>();
        for (Path guide : guides()) {
            Matcher data = DATA.matcher(Files.readString(guide));
            while (data.find()) {
                assertThat(data.group(2))
                        .as("%s: %s", guide, data.group(1))
                        .isEqualTo(Files.readString(ROOT.resolve(data.group(1))));
                shown.add(data.group(1));
            }
        }
        assertThat(shown)
                .contains(
                        "examples/server/src/test/resources/operations.yaml",
                        "docs/examples/protocol/greet/requirements.yaml");
    }

    /** The guide to mapping APIs shows adapters as they are. */
    @Test
    void excerptsAreInTheFilesThatTheyName() throws IOException {
        List<String> shown = new ArrayList<>();
        Matcher excerpt = EXCERPT.matcher(Files.readString(ROOT.resolve("docs/map-an-api.md")));
        while (excerpt.find()) {
            String file = excerpt.group(1);
            assertThat(file)
                    .as("a comment `<!-- FILE -->` before the excerpt %s", excerpt.group(2))
                    .isNotNull();
            List<String> lines = Files.readString(ROOT.resolve(file)).lines().toList();
            assertThat(isPartOf(lines, excerpt.group(2).lines().toList()))
                    .as("%s has these lines, each with the same indent more: %s", file, excerpt.group(2))
                    .isTrue();
            shown.add(file);
        }
        assertThat(shown).hasSizeGreaterThan(3);
    }

    private static boolean isPartOf(List<String> file, List<String> excerpt) {
        return IntStream.rangeClosed(0, file.size() - excerpt.size()).anyMatch(from -> {
            String first = file.get(from);
            if (!first.endsWith(excerpt.get(0))) {
                return false;
            }
            String indent = first.substring(0, first.length() - excerpt.get(0).length());
            return indent.isBlank()
                    && IntStream.range(0, excerpt.size()).allMatch(i -> {
                        String line = excerpt.get(i);
                        return file.get(from + i).equals(line.isEmpty() ? line : indent + line);
                    });
        });
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
