package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What no source of the kit may say. */
class SourcesTests {

    private static final Pattern COMMENTS = Pattern.compile("/\\*[\\s\\S]*?\\*/|(?m)^\\s*//.*$");

    /** Names of protocols, and the prefixes of their ids. */
    private static final Pattern PROTOCOLS = Pattern.compile(
            "(?i)graphql-transport-ws|graphql-sse|subscriptions-transport|appsync|\\bgtws|\\bgws-|\"graphql-ws\"");

    /**
     * The rules and the authorisation of each protocol, and who names one without knowing it: the peer against which an adapter's manners are checked,
     * names that reports need not mask, and an example in a help text.
     */
    private static final String NAMING =
            ".*/(core/rules/[A-Za-z]+Rules|core/appsync/[A-Za-z]+|client/process/TransportWsPeer|redact/KnownSecrets|options/SelectionOptions)\\.java";

    /** A protocol is a folder of data, one rules class and perhaps its authorisation; nothing else may have to change for one. */
    @Test
    void namesOfProtocolsStandInTheirRulesOnly() {
        assertThat(matching(PROTOCOLS, NAMING)).isEmpty();
    }

    /** Whoever sleeps holds a thread, and is late on a busy machine. */
    @Test
    void nobodySleeps() {
        assertThat(matching(Pattern.compile("Thread\\.sleep|\\.sleep\\("), "")).isEmpty();
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
