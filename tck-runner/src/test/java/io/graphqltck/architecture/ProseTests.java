package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks what users read against the list of words that Vale reads, too. */
class ProseTests {

    private static final Pattern ENTRY = Pattern.compile("  '([^']+)': '([^']+)'");

    private static final Map<Pattern, String> WORDS = words(Kit.ROOT.resolve("docs/style/Plain/Words.yml"));

    /** Code in Markdown, and the places that links name. */
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`]*`|\\]\\([^)]*\\)");

    /** Comments, which are not judged, or a text of one line, or one of several. Single words are names and syntax. */
    private static final Pattern TEXTS = Pattern.compile(
            "(?s)/\\*.*?\\*/|//[^\\n]*|'(?:\\\\.|[^'\\\\\\n])+'|\"\"\"(.*?)\"\"\"|\"((?:\\\\.|[^\"\\\\\\n])*)\"");

    /** A comment, or a text of a script. */
    private static final Pattern SCRIPT_TEXT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\\n]*|'([^'\\n]*)'");

    /** It recognises texts in the results of earlier versions of the kit. */
    private static final String RECOGNISING = ".*/reports/findings/Deviation\\.java";

    @Test
    void findsTheWordsOfTheList() {
        assertThat(WORDS).hasSizeGreaterThan(9);
        assertThat(found("planted", "Whoever closes a client is told no second time.\nThe client goes on."))
                .containsExactly(
                        "planted:1: 'Whoever': write the party: the client, a server that …",
                        "planted:1: 'is told': write sees, receives, is notified",
                        "planted:2: 'goes on': write continue");
        assertThat(found("plain", "Ids tell operations apart; the application sees each result once."))
                .isEmpty();
    }

    @Test
    void documentsArePlain() throws IOException {
        Map<String, String> documents = documents();
        assertThat(documents)
                .containsKeys(
                        "README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/start.md", "docs/messages/help.txt");
        assertThat(documents.entrySet().stream().flatMap(file -> found(file.getKey(), prose(file.getValue())).stream()))
                .isEmpty();
    }

    @Test
    void codeInDocumentsIsNotJudged() {
        assertThat(found("code", prose("`goes on`, [it](goes on) and\n```sh\necho whoever\n```\n")))
                .isEmpty();
        assertThat(found("after", prose("```sh\na\n```\nWhoever\n")))
                .containsExactly("after:4: 'Whoever': write the party: the client, a server that …");
    }

    @Test
    void titlesAndSentencesArePlain() {
        Catalog catalog = Catalog.load(DataFiles.ofFolder(Kit.ROOT.resolve("scenarios")));
        Stream<String> titles =
                catalog.scenarios().stream().flatMap(scenario -> found(scenario.id(), scenario.title()).stream());
        Stream<String> sentences = catalog.protocols().stream()
                .flatMap(protocol -> protocol.requirements().values().stream())
                .flatMap(requirement -> found(requirement.id(), requirement.sentence()).stream());
        assertThat(Stream.concat(titles, sentences).distinct()).isEmpty();
    }

    @Test
    void textsOfTheKitArePlain() {
        assertThat(texts("call(\"it goes on\"); // it goes on")).isEqualTo("it goes on\n");
        assertThat(texts("char quote = '\"'; call(\"a \\\"b\");")).isEqualTo("a \\\"b\n");
        assertThat(texts("call(\"keyword\");")).isEmpty();

        assertThat(Kit.sources().entrySet().stream()
                        .filter(file -> !file.getKey().matches(RECOGNISING))
                        .flatMap(file -> found(file.getKey(), texts(file.getValue())).stream()))
                .isEmpty();
    }

    @Test
    void textsOfThePageArePlain() throws IOException {
        Map<String, String> scripts =
                files(Kit.ROOT.resolve("reports/src/main/resources/io/graphqltck/reports/html"), 1, ".js");

        assertThat(scripts).hasSizeGreaterThan(5);
        assertThat(scripts.entrySet().stream()
                        .flatMap(file -> SCRIPT_TEXT
                                .matcher(file.getValue())
                                .results()
                                .map(text -> String.valueOf(text.group(1)))
                                .filter(text -> text.contains(" "))
                                .flatMap(text -> found(file.getKey(), text).stream())))
                .isEmpty();
    }

    private static List<String> found(String place, String text) {
        return WORDS.entrySet().stream()
                .flatMap(word -> word.getKey()
                        .matcher(text)
                        .results()
                        .map(match -> place + ":" + line(text, match.start()) + ": '" + match.group() + "': write "
                                + word.getValue()))
                .toList();
    }

    private static long line(String text, int offset) {
        return 1 + text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** The text without code, on the same lines. */
    private static String prose(String markdown) {
        return CODE.matcher(markdown).replaceAll(code -> code.group().replaceAll("[^\\n]+", "…"));
    }

    private static String texts(String source) {
        StringBuilder texts = new StringBuilder();
        Matcher matcher = TEXTS.matcher(source);
        while (matcher.find()) {
            String block = matcher.group(1);
            String text = block != null ? block : matcher.group(2);
            if (text != null && text.contains(" ")) {
                texts.append(text).append('\n');
            }
        }
        return texts.toString();
    }

    private static Map<String, String> documents() throws IOException {
        Map<String, String> documents = new TreeMap<>(markdown(Kit.ROOT, 1));
        documents.putAll(markdown(Kit.ROOT.resolve("docs"), Integer.MAX_VALUE));
        documents.putAll(files(Kit.ROOT.resolve("docs/messages"), 1, ".txt"));
        return documents;
    }

    private static Map<String, String> markdown(Path folder, int depth) throws IOException {
        return files(folder, depth, ".md");
    }

    private static Map<String, String> files(Path folder, int depth, String ending) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder, depth)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(ending)).toList()) {
                texts.put(Kit.ROOT.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }

    private static Map<Pattern, String> words(Path list) {
        Map<Pattern, String> words = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(list)) {
            lines.dropWhile(line -> !line.equals("swap:")).skip(1).forEach(line -> {
                Matcher entry = ENTRY.matcher(line);
                assertThat(entry.matches()).as(line).isTrue();
                words.put(
                        Pattern.compile("\\b(?:" + entry.group(1) + ")\\b", Pattern.CASE_INSENSITIVE), entry.group(2));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
