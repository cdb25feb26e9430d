package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules judge, what they say that they judge, and what the data says of it are the same. */
class RuleRequirementsTests {

    private static final ClassLoader LOADER = RuleRequirementsTests.class.getClassLoader();
    private static final Rules RULES = Rules.load(LOADER);
    private static final Pattern ID = Pattern.compile("\"([A-Z]+-[A-Z]-\\d{2,3})\"");
    /** Of what a test expects: alone, with the number of a moment, or at the end of a row. */
    private static final Pattern ASSERTED = Pattern.compile("[\" |,]([A-Z0-9]+-[A-Z]-\\d{2,3})(?=[@:\"\\s,])");

    private static final Path SOURCES = Path.of("src/main/java/io/graphqltck/core/rules");

    static Stream<Protocol> protocols() {
        return Catalog.shipped().protocols().stream();
    }

    static Stream<ProtocolRules> rules() {
        return ServiceLoader.load(ProtocolRules.class, LOADER).stream()
                .map(ServiceLoader.Provider::get)
                .filter(rules -> Files.exists(source(rules)));
    }

    private static Path source(ProtocolRules rules) {
        return SOURCES.resolve(rules.getClass().getSimpleName() + ".java");
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void areMarkedInTheData(Protocol protocol) {
        Set<String> marked = protocol.requirements().values().stream()
                .filter(Requirement::rule)
                .map(Requirement::id)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(RULES.requirements(protocol)).as(protocol.name()).containsExactlyElementsOf(marked);
    }

    /** The declaration names each once more. */
    @ParameterizedTest
    @MethodSource("rules")
    void areThoseThatTheSourceNames(ProtocolRules rules) throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            String prefix = rules.requirements().iterator().next().replaceFirst("-.*", "-");
            for (Path file : files.toList()) {
                String text = Files.readString(file).replaceFirst("REQUIREMENTS = Set\\.of\\([^;]*;", "");
                ID.matcher(text)
                        .results()
                        .map(found -> found.group(1))
                        .filter(id -> id.startsWith(prefix))
                        .forEach(used::add);
            }
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(rules.requirements());
    }

    /** Otherwise nobody knows whether the rule can fail anyone, and by which sentence. */
    @ParameterizedTest
    @MethodSource("protocols")
    void eachHasAPlayThatBreaksItAndIsBlamedForIt(Protocol protocol) throws IOException {
        Set<String> blamed = new TreeSet<>();
        protocols()
                .flatMap(one -> one.streams() == null ? Stream.empty() : one.streams().sentences().values().stream())
                .forEach(blamed::add); // see SentencesTests
        for (String module : List.of(".", "../tck-wire", "../tck-client-suite", "../tck-server-suite")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Tests.java"))
                        .toList()) {
                    ASSERTED.matcher(Files.readString(file))
                            .results()
                            .map(found -> found.group(1))
                            .forEach(blamed::add);
                }
            }
        }

        assertThat(blamed).as(protocol.name()).containsAll(RULES.requirements(protocol));
    }
}
