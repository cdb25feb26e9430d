package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What is published about other people's libraries is what the kit says today: each row of {@code docs/findings.md} is about a sentence that
 * fails its subject, stands in that subject's baseline, and names scenarios that there are.
 */
class FindingsTests {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    /** An id, or what is left of it after another one of the same prefix. */
    private static final Pattern ID = Pattern.compile("([A-Z]+(?:-[A-Z])?)?-(\\d+)(?: to -(\\d+))?");

    private static final Catalog CATALOG = Catalog.shipped();

    private record Row(int line, List<String> subjects, List<String> cells) {

        List<String> requirements() {
            List<String> ids = new ArrayList<>();
            String prefix = "";
            for (String word : List.of(cells.get(0).split(", ", -1))) {
                Matcher matcher = ID.matcher(word);
                assertThat(matcher.matches()).as("line %s: %s", line, word).isTrue();
                String given = matcher.group(1);
                prefix = given == null ? prefix : given;
                String id = prefix + "-";
                int first = Integer.parseInt(matcher.group(2));
                int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
                IntStream.rangeClosed(first, last).forEach(number -> ids.add("%s%02d".formatted(id, number)));
            }
            return ids;
        }

        List<String> scenarios() {
            return codes(cells.get(cells.size() - 1));
        }
    }

    @Test
    void eachIsAboutASentenceThatFailsASubject() throws IOException {
        Map<String, Requirement> requirements = CATALOG.protocols().stream()
                .flatMap(protocol -> protocol.requirements().values().stream())
                .collect(Collectors.toMap(Requirement::id, Function.identity(), (one, same) -> one));

        assertThat(rows())
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(row.requirements())
                        .as("line %s of docs/findings.md", row.line())
                        .allSatisfy(id -> assertThat(requirements.get(id))
                                .as(id)
                                .extracting(Requirement::judgement)
                                .isEqualTo(Judgement.FAIL)));
    }

    @Test
    void eachIsKnownOfItsSubject() throws IOException {
        Map<String, Set<String>> known = known();

        assertThat(rows())
                .allSatisfy(row -> assertThat(row.subjects().stream()
                                .flatMap(subject -> known.getOrDefault(subject, Set.of()).stream())
                                .toList())
                        .as("line %s of docs/findings.md: baselines of %s", row.line(), row.subjects())
                        .containsAll(row.requirements()));
    }

    @Test
    void eachNamesScenariosThatThereAre() throws IOException {
        List<String> ids = CATALOG.protocols().stream()
                .flatMap(protocol -> protocol.scenarios().stream())
                .map(Scenario::id)
                .toList();

        assertThat(rows())
                .allSatisfy(row -> assertThat(row.scenarios())
                        .as("line %s of docs/findings.md", row.line())
                        .isNotEmpty()
                        .allSatisfy(pattern -> assertThat(ids).as(pattern).anyMatch(id -> covers(pattern, id))));
    }

    /** An id stands for its cases, too. */
    private static boolean covers(String pattern, String id) {
        String regex =
                Arrays.stream(pattern.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.matches(regex + "(\\..*)?", id);
    }

    private static List<String> codes(String text) {
        return CODE.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** By subject, which requirements its known failures are of. */
    private static Map<String, Set<String>> known() throws IOException {
        Map<String, Set<String>> known = new HashMap<>();
        try (var folders = Files.list(Kit.ROOT.resolve("subjects"))) {
            for (Path folder : folders.toList()) {
                Path file = folder.resolve("baseline.yaml");
                if (Files.exists(file)) {
                    known.put(
                            String.valueOf(folder.getFileName()),
                            BaselineFile.read(file).known().stream()
                                    .map(Baseline.Known::requirement)
                                    .collect(Collectors.toSet()));
                }
            }
        }
        return known;
    }

    private static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        List<String> headings = List.of();
        List<String> lines = Files.readAllLines(Kit.ROOT.resolve("docs/findings.md"));
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.startsWith("### ")) {
                headings = codes(line);
            } else if (line.startsWith("| ") && !line.startsWith("| ---") && !line.startsWith("| requirement ")) {
                List<String> cells =
                        List.of(line.substring(2, line.length() - 2).split(" \\| ", -1));
                // Some rows are about one more subject than those of the heading.
                Set<String> subjects = new LinkedHashSet<>(headings);
                subjects.addAll(codes(cells.get(1)));
                rows.add(new Row(i + 1, List.copyOf(subjects), cells));
            }
        }
        return rows;
    }
}
