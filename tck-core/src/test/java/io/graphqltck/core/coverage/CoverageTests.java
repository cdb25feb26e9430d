package io.graphqltck.core.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every normative sentence is tested, checked by a rule, or left out for a reason; and what the data claims is so. */
class CoverageTests {

    private static final Catalog CATALOG = Catalog.shipped();
    /** Where findings are made: the rules, and the wire, which checks its own layer byte by byte. */
    private static final List<Path> FINDERS = List.of(
            Path.of("src/main/java/io/graphqltck/core/rules"),
            Path.of("../tck-wire/src/main/java"),
            Path.of("src/main/java/io/graphqltck/appsync"));

    static Stream<Protocol> protocols() {
        return CATALOG.protocols().stream();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyMustAndShouldIsCovered(Protocol protocol) {
        Set<String> tested = protocol.scenarios().stream()
                .flatMap(scenario -> scenario.requirements().stream())
                .collect(Collectors.toSet());

        assertThat(protocol.requirements().values())
                .filteredOn(requirement -> requirement.level() == Level.MUST || requirement.level() == Level.SHOULD)
                .filteredOn(requirement -> !tested.contains(requirement.id())
                        && !requirement.rule()
                        && (requirement.excluded() == null
                                || requirement.excluded().isBlank()))
                .extracting(Requirement::id)
                .isEmpty();
    }

    /** A sentence for both parties that is tested for one of them only looks better covered than it is. */
    @ParameterizedTest
    @MethodSource("protocols")
    void everyMustIsCoveredForEachPartyThatItBinds(Protocol protocol) {
        Set<String> tested = protocol.scenarios().stream()
                .flatMap(scenario -> scenario.roles().stream()
                        .flatMap(role -> scenario.requirements().stream().map(id -> role.word() + " " + id)))
                .collect(Collectors.toSet());

        assertThat(protocol.requirements().values())
                .filteredOn(requirement ->
                        requirement.level() == Level.MUST && !requirement.rule() && requirement.excluded() == null)
                .flatMap(requirement -> requirement.roles().stream()
                        .map(role -> role.word() + " " + requirement.id())
                        .toList())
                .filteredOn(pair -> !tested.contains(pair))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void whatIsExcludedIsNotTestedAllTheSame(Protocol protocol) {
        assertThat(protocol.scenarios())
                .flatExtracting(Scenario::requirements)
                .extracting(id -> protocol.requirements().get(id))
                .filteredOn(requirement -> requirement != null && requirement.excluded() != null)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void everyRuleIsFoundBySomething(Protocol protocol) {
        String sources = sources();

        assertThat(protocol.requirements().values())
                .filteredOn(Requirement::rule)
                .extracting(Requirement::id)
                .filteredOn(id -> !sources.contains("\"" + id + "\"") && !isData(protocol, id))
                .isEmpty();
    }

    /** Whether it is found by what the data says: as a law of the framing of streams, or of the form of messages. */
    private static boolean isData(Protocol protocol, String id) {
        return protocol.grammar().requirements().contains(id)
                || (protocol.streams() != null && protocol.streams().sentences().containsValue(id));
    }

    @ParameterizedTest
    @MethodSource("protocols")
    void whateverIsFoundIsARequirement(Protocol protocol) {
        String prefixes = protocol.requirements().keySet().stream()
                .map(id -> id.substring(0, id.indexOf('-')))
                .distinct()
                .collect(Collectors.joining("|"));

        assertThat(java.util.regex.Pattern.compile("\"((?:" + prefixes + ")-[A-Z]-\\d+)\"")
                        .matcher(sources())
                        .results()
                        .map(found -> found.group(1)))
                .allMatch(id -> protocol.requirements().containsKey(id));
    }

    private static String sources() {
        StringBuilder all = new StringBuilder();
        for (Path folder : FINDERS) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> all.append(text(file)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all.toString();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
