package io.graphqltck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Habit.Does;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.mutant.Liberties;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.Reactor;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each habit shows on the wire or in what the application is told, and accuses nobody. */
class LegalVariantsTests {

    private final Catalog catalog = Catalog.shipped();
    private final Reactor reactor = new Reactor();

    @AfterEach
    void close() {
        reactor.close();
    }

    @Test
    void clientsSayWhatTheyMaySay() throws Exception {
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.USES_UUIDS))
                .containsPattern("\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-");
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.USES_COUNTERS))
                .contains("\"id\":\"1\"");
        assertThat(heard("goh.post.query", Role.CLIENT, Does.WRITES_OTHER_FIELDS))
                .contains("user-agent: another library");
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.ADDS_MEMBERS))
                .contains("another library");
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.PINGS)).contains("WebSocket ping \"habit\"");
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.SAYS_MORE)).contains("\"type\":\"ping\"");
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.OFFERS_MORE))
                .contains("another.v1, graphql-transport-ws");
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.WRITES_OTHER_FIELDS))
                .contains("user-agent: another library");
    }

    @Test
    void serversSayWhatTheyMaySay() throws Exception {
        assertThat(heard("gtws.stream.completes", Role.SERVER, Does.WRITES_OTHER_FIELDS))
                .contains("SERVER: another library");
        assertThat(heard("gtws.complete.releases-source", Role.SERVER, Does.ECHOES_LATE))
                .contains("{\"type\":\"complete\",\"id\":\"op-1\"}");
        assertThat(heard("mps.stream.completes", Role.SERVER, Does.KEEPS_ALIVE)).contains("heartbeat");
        assertThat(heard("mps.stream.completes", Role.SERVER, Does.WRITES_OTHER_FIELDS))
                .contains("SERVER: another library", "X-Habit: of another library");
        assertThat(heard("mps.stream.completes", Role.SERVER, Does.QUOTES_PARAMETERS))
                .contains("SubscriptionSpec=\"1.0\"; Boundary=\"graphql\"");
    }

    @Test
    void theLastResultAndTheEndArriveInOneSegment() throws Exception {
        assertThat(heard("gtws.stream.completes", Role.SERVER, Does.WRITES_TOGETHER))
                .containsSubsequence("\"type\":\"next\"", "\"type\":\"complete\"");
    }

    @Test
    void serversFrameTheirStreamsInOtherWays() throws Exception {
        assertThat(heard("mps.stream.completes", Role.SERVER, Does.STREAMS_AS)).contains("boundary=\"-\"");
        assertThat(heard("mps.stream.completes", Role.SERVER, Does.BEGINS_STREAMS_WITH))
                .contains("boundary=graphql");
        assertThat(heard("mps.stream.completes", Role.SERVER, Does.ENDS_STREAMS_WITH))
                .contains("boundary=graphql");
    }

    @Test
    void serversEndOperationsAfterTheyWereStopped() throws Exception {
        assertThat(heard("lgws.stop.releases-source", Role.SERVER, Does.ECHOES_LATE))
                .contains("{\"type\":\"complete\",\"id\":\"op-1\"}");
    }

    @Test
    void serversAnswerSubscriptionsWhereTheyExecuteNoQueries() throws Exception {
        assertThat(heard("gtws.ping.each-answered", Role.SERVER, Does.LACKS)).contains("pong");
    }

    @Test
    void applicationsAreToldInOtherForms() throws Exception {
        assertThat(heard("gtws.stream.completes", Role.CLIENT, Does.TELLS_TOGETHER))
                .containsSubsequence("result", "completion");
        assertThat(heard("gtws.errors.told", Role.CLIENT, Does.TELLS_FAILURES_AS_RESULTS))
                .contains("result {\"data\":null,\"errors\"", "completion");
        assertThat(heard("gtws.close.every-operation", Role.CLIENT, Does.TELLS_LOSS_ONCE))
                .containsOnlyOnce("connection failure");
    }

    @Test
    void clientsAskByGet() throws Exception {
        assertThat(heard("goh.post.query", Role.CLIENT, Does.OPERATIONS_BY_GET)).contains("GET /graphql?query=");
    }

    @Test
    void everyHabitIsPlayed() {
        for (Protocol protocol : catalog.protocols()) {
            Set<Habit> played = protocol.scenarios().stream()
                    .flatMap(scenario -> scenario.roles().stream()
                            .flatMap(role -> LegalVariants.of(protocol, scenario, role).stream()))
                    .flatMap(variant -> variant.habits().all().stream())
                    .collect(Collectors.toSet());
            assertThat(protocol.habits())
                    .as(protocol.name())
                    .filteredOn(habit -> !played.contains(habit))
                    .isEmpty();
        }
    }

    @Test
    void whatNoDocumentLeavesOpenIsNoHabit() throws Exception {
        // The same machinery accuses a habit that is none: a message of a type that the protocol does not have.
        Protocol protocol = catalog.protocol("graphql-transport-ws");
        Habit wrong = new Habit(
                "wrong",
                java.util.Set.of(Role.SERVER),
                Does.SAYS_MORE,
                Habit.Form.saying(new io.graphqltck.core.model.pattern.Pattern.Members(java.util.Map.of(
                        "type",
                        new io.graphqltck.core.model.pattern.Pattern.Literal(
                                io.graphqltck.core.json.Json.of("nonsense"))))),
                "nothing",
                java.util.Map.of(),
                protocol.scenarios().get(0).at());

        ScenarioResult result = play(protocol, scenario("gtws.stream.completes"), Role.SERVER, wrong);
        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(result.reason()).startsWith("GTWS-S-66");
    }

    private Scenario scenario(String id) {
        return catalog.scenario(id).orElseThrow();
    }

    /** What the kit heard from a subject with the habit that does this, in words. */
    private String heard(String id, Role role, Does does) throws Exception {
        Scenario scenario = scenario(id);
        Protocol protocol = catalog.protocol(scenario.protocol());
        Habit habit = protocol.habits().stream()
                .filter(candidate ->
                        candidate.does() == does && candidate.roles().contains(role))
                .findFirst()
                .orElseThrow();
        ScenarioResult result = play(protocol, scenario, role, habit);
        assertThat(result.verdict()).as(result.reason()).isEqualTo(Verdict.PASSED);
        return Objects.requireNonNull(result.transcript()).moments().stream()
                .map(LegalVariantsTests::words)
                .collect(Collectors.joining("\n"));
    }

    private ScenarioResult play(Protocol protocol, Scenario scenario, Role role, Habit habit) throws Exception {
        Judge judge = new Judge(Rules.load(LegalVariantsTests.class.getClassLoader()), false);
        Scenario performed = Liberties.with(habit, protocol, Liberties.plain(scenario, role), role);
        CompletableFuture<ScenarioResult> result = new CompletableFuture<>();
        try (SelfPlay selfPlay = new SelfPlay(reactor, protocol, judge, Options.DEFAULT)) {
            Lacking lacking = new Lacking(protocol, role, habit.form().lacks());
            selfPlay.playHabitual(
                    scenario,
                    role,
                    new LegalVariants.LegalVariant(new Habits(List.of(habit)), performed, lacking.operations()),
                    result::complete);
            return result.join();
        }
    }

    private static String words(Moment moment) {
        if (moment.what() instanceof Happening.OnWire onWire && onWire.direction() == Direction.RECEIVED) {
            return head(onWire.event()) + Describe.event(onWire.event());
        }
        return moment.what() instanceof Happening.ApplicationTold told ? Describe.told(told.event()) : "";
    }

    private static String head(WireEvent event) {
        HttpHead head = event instanceof WireEvent.Requested requested
                ? requested.head()
                : event instanceof WireEvent.Responded responded
                        ? responded.head()
                        : event instanceof WireEvent.Asked asked
                                ? asked.head()
                                : event instanceof WireEvent.Streams streams ? streams.head() : null;
        return head == null
                ? ""
                : head.startLine() + "\n"
                        + head.fields().stream()
                                .map(field -> field.getKey() + ": " + field.getValue())
                                .collect(Collectors.joining("\n"))
                        + "\n";
    }
}
