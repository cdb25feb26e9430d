package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTests {

    private static List<Json.JsonObject> list(String... options) throws JsonSyntaxException {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "list";
        arguments[1] = "--format";
        arguments[2] = "json";
        System.arraycopy(options, 0, arguments, 3, options.length);
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.err()).isZero();
        Json.JsonObject root = (Json.JsonObject) JsonText.read(run.out());
        List<Json.JsonObject> scenarios = new ArrayList<>();
        ((Json.JsonArray) java.util.Objects.requireNonNull(root.get("scenarios")))
                .items()
                .forEach(item -> scenarios.add((Json.JsonObject) item));
        return scenarios;
    }

    private static List<String> ids(String... options) throws JsonSyntaxException {
        return list(options).stream()
                .map(item -> item.text("id"))
                .map(String::valueOf)
                .toList();
    }

    @Test
    void aBeginningStandsForAllBehindTheDot() throws Exception {
        assertThat(ids("--scenario", "gtws.ping"))
                .isNotEmpty()
                .allMatch(id -> id.startsWith("gtws.ping."))
                .isEqualTo(ids("--scenario", "gtws.ping.*"));
    }

    @Test
    void valuesOfOneFilterAreAlternativesWithCommasOrRepeated() throws Exception {
        List<String> both = ids("--scenario", "gtws.ping,gtws.ack");

        assertThat(both).isEqualTo(ids("--scenario", "gtws.ping", "--scenario", "gtws.ack"));
        assertThat(both)
                .hasSize(ids("--scenario", "gtws.ping").size()
                        + ids("--scenario", "gtws.ack").size());
    }

    @Test
    void filtersTogetherNarrow() throws Exception {
        assertThat(list("--role", "client", "--scenario", "gtws.ping"))
                .isNotEmpty()
                .allSatisfy(item -> assertThat(JsonText.write(java.util.Objects.requireNonNull(item.get("roles"))))
                        .contains("client"));
    }

    @Test
    void aRequirementSelectsTheScenariosThatTestIt() throws Exception {
        assertThat(list("--requirement", "GTWS-S-12"))
                .isNotEmpty()
                .allSatisfy(
                        item -> assertThat(JsonText.write(java.util.Objects.requireNonNull(item.get("requirements"))))
                                .contains("GTWS-S-12"));
    }

    @Test
    void aMistypedProtocolIsAnsweredWithTheNearestId() {
        assertThat(CommandRun.of("explain", "gtsw.init").err()).contains("Did you mean `gtws.init`? Ids begin with");
        assertThat(CommandRun.of("explain", "nothing.alike").err()).doesNotContain("Did you mean");
    }

    @Test
    void aTierIsAFewScenariosOfEachProtocolAndRole() throws Exception {
        List<String> servers = ids("--tier", "first", "--protocol", "graphql-ws", "--role", "server");

        assertThat(servers).hasSizeBetween(25, 35).contains("lgws.stream.completes");
        assertThat(ids("--tier", "first", "--protocol", "graphql-ws", "--role", "server", "--scenario", "lgws.stream"))
                .isNotEmpty()
                .isSubsetOf(servers);
        assertThat(CommandRun.of("list", "--tier", "firsst").err())
                .contains("unknown tier `firsst`. Did you mean `first`?");
    }

    @Test
    void anEditionHasWhatItHadAndNothingIsNewSinceIt() throws Exception {
        assertThat(ids()).containsAll(ids("--edition", "1"));
        assertThat(ids("--new-since", "1")).doesNotContainAnyElementsOf(ids("--edition", "1"));
        assertThat(ids("--new-since", "1", "--edition", "1")).isEmpty();

        CommandRun unknown = CommandRun.of("list", "--edition", "99");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--edition: there is no edition 99; this kit has edition 1");
        assertThat(CommandRun.of("list", "--new-since", "99").err()).contains("there is no edition 99; see `editions`");
    }

    @Test
    void slowOnesAreLeftOutUnlessAskedForOrNamed() throws Exception {
        List<String> slow = new ArrayList<>(ids("--slow"));
        slow.removeAll(ids());

        assertThat(slow).isNotEmpty();
        assertThat(ids("--scenario", slow.get(0))).containsExactly(slow.get(0));
        assertThat(CommandRun.of("list").out()).contains("slow", "left out, add --slow");
    }

    @Test
    void explainTakesRequirements() {
        CommandRun run = CommandRun.of("explain", "gtws-s-75");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith("GTWS-S-75, MUST\n")
                .contains("servers", "graphql-transport-ws", "Tested by ", "gtws.invalid.subscribe-query.no-query");
        assertThat(CommandRun.of("explain", "GTWS-S-75", "gtws.init.twice").out())
                .contains("GTWS-S-75, MUST", "A server is tested:");
        assertThat(CommandRun.of("explain", "GTWS-S-75", "--format", "json").out())
                .contains("\"gtws.invalid.subscribe-query.no-query\"");
    }

    @Test
    void explainTellsBothSides() {
        CommandRun run = CommandRun.of("explain", "gtws.init.twice");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("gtws.init.twice").contains("4429", "A server is tested:");
    }

    @Test
    void everyMustIsCovered() {
        CommandRun run = CommandRun.of("coverage");

        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("graphql-transport-ws, clients", "graphql-transport-ws, servers");
    }

    @Test
    void coverageOfASelectionShowsItsGaps() {
        CommandRun run = CommandRun.of("coverage", "--scenario", "gtws.ping", "--role", "server");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("unmapped must GTWS-S-");
    }
}
