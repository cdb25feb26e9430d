package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What no source of the kit may say. */
class SourcesTests {

    private static final Pattern COMMENTS = Pattern.compile("/\\*[\\s\\S]*?\\*/|(?m)^\\s*//.*$");

    /** The folders of protocols, and the prefixes of their ids: a new one is found without a change here. */
    private static final Map<String, String> PROTOCOLS = Kit.protocols();

    /** Names of protocols however they are written, and the beginnings of their ids. */
    private static final Pattern NAMED = Pattern.compile(PROTOCOLS.entrySet().stream()
            .map(protocol -> protocol.getKey().replace("-", "[-_]?") + "|\\b" + protocol.getValue() + "[.-]")
            .collect(Collectors.joining("|", "(?i)", "")));

    /**
     * The rules of each protocol, and how one authorises, in a package of the protocol's name; and the benchmark, which names the library
     * that it runs against.
     */
    private static final String NAMING = PROTOCOLS.keySet().stream()
            .map(name -> name.replace("-", ""))
            .collect(Collectors.joining(
                    "|", "benchmarks/.*|.*/graphqltck/(core/rules/[A-Za-z]+Rules|(", ")/[\\w-]+)\\.java"));

    /** A protocol is a folder of data and one rules class; nothing else may have to change for one. */
    @Test
    void namesOfProtocolsStandInTheirRulesOnly() {
        assertThat(PROTOCOLS).containsEntry("graphql-transport-ws", "gtws");
        assertThat("boolean GRAPHQL_TRANSPORT_WS;").containsPattern(NAMED);
        assertThat("if (id.startsWith(\"gtws.\"))").containsPattern(NAMED);

        assertThat(matching(NAMED, NAMING)).isEmpty();
    }

    /** A sleep blocks a thread, and is late on a busy machine. */
    @Test
    void nobodySleeps() {
        assertThat(matching(Pattern.compile("Thread\\.sleep|\\.sleep\\("), "")).isEmpty();
    }

    /** Without a list the compiler makes one, in the order in which it reads files: another folder makes other bytes. */
    @Test
    void sealedTypesListWhatTheyPermit() {
        Pattern unlisted = Pattern.compile("\\bsealed (interface|(abstract )?class) (?![^{]*\\bpermits\\b)[^{]*\\{");
        assertThat("sealed interface A extends B {").containsPattern(unlisted);
        assertThat("sealed interface A permits A.B {").doesNotContainPattern(unlisted);

        assertThat(matching(unlisted, "")).isEmpty();
    }

    /** One suffix, so that a test is found by the same name everywhere, in the build as in an editor. */
    @Test
    void classesWithTestsEndInTests() {
        Pattern tests = Pattern.compile("(?m)^\\s*@(Test|TestFactory|ParameterizedTest|FuzzTest)\\b");

        List<String> others = Kit.testSources().entrySet().stream()
                .filter(file -> file.getKey().matches("[\\w-]+/src/test/java/.*"))
                .filter(file -> !file.getKey().endsWith("Tests.java"))
                // Only the test next to it may run this one.
                .filter(file -> !file.getKey().endsWith("/jupiter/Bridged.java"))
                .filter(file -> tests.matcher(file.getValue()).find())
                .map(Map.Entry::getKey)
                .toList();

        assertThat(others).isEmpty();
    }

    /** Jazzer finds them by the names of the class and the method; where there is no such folder it plays one empty input. */
    @Test
    void fuzzedMethodsHaveTheirInputs() {
        Pattern fuzzed = Pattern.compile("@FuzzTest\\b.*\\s+void (\\w+)\\(");
        List<String> folders = Kit.testSources().entrySet().stream()
                .flatMap(file -> fuzzed.matcher(file.getValue())
                        .results()
                        .map(method -> file.getKey()
                                .replace("/java/", "/resources/")
                                .replace(".java", "Inputs/" + method.group(1))))
                .toList();

        assertThat(folders)
                .hasSizeGreaterThan(5)
                .allSatisfy(folder -> assertThat(Kit.ROOT.resolve(folder)).isNotEmptyDirectory());
    }

    @Test
    void nobodyUsesTheLoggingThatUsersWouldHaveToBridge() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.logging..", "org.slf4j..")
                .check(Kit.CLASSES);
    }

    @Test
    void coreWritesToNoStandardStream() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("io.graphqltck.core..", "io.graphqltck.wire..")
                .should(GeneralCodingRules.ACCESS_STANDARD_STREAMS)
                .check(Kit.CLASSES);
    }

    private static List<String> matching(Pattern pattern, String butIn) {
        return Kit.sources().entrySet().stream()
                .filter(file -> !file.getKey().matches(butIn))
                .flatMap(file -> pattern.matcher(
                                COMMENTS.matcher(file.getValue()).replaceAll(""))
                        .results()
                        .map(found -> file.getKey() + ": " + found.group()))
                .distinct()
                .toList();
    }
}
