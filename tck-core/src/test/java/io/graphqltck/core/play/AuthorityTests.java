package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.mutant.Mutant;
import io.graphqltck.core.mutant.Mutations;
import io.graphqltck.core.rules.RuleFinding;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.support.Demo;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a turn says of authorisation is done by the kit's client and demanded of a client under test. */
class AuthorityTests {

    private static final String START = "- application: { subscribes: $count, as: op }\n";
    private static final String CONNECTS = "- client connects: {}\n  authorised: {}\n- server accepts: {}\n";
    private static final String SAYS = "- client: { type: start, id: $op, payload: $count }\n  authorised: {}\n";

    @Test
    void makesWhatTheKitsClientPresents() {
        Play play = Play.ofServer(CONNECTS + SAYS);
        play.accepts();

        assertThat(play.requests.get(0).headers()).containsExactly(Map.entry("X-Demo", "open sesame"));
        assertThat(play.wire().done)
                .contains("{\"type\":\"start\",\"id\":\"op-1\",\"payload\":{\"query\":\"subscription { count }\"},"
                        + "\"auth\":\"open sesame\"}");
    }

    @Test
    void makesItWrongWhereTheTurnSaysSo() {
        Play play = Play.ofServer("- client connects illegally: {}\n  authorised: { wrong: guessed }");

        assertThat(play.requests.get(0).headers()).containsExactly(Map.entry("X-Demo", "guessed"));
    }

    @Test
    void makesTheClientWithTheCredentialsOfTheScenario() {
        Play play = Play.ofClient("- application: { connects: { authorisation: mine } }\n" + START + CONNECTS);
        play.connects("/", List.of(Map.entry("X-Demo", "mine")));

        assertThat(play.credentials).isEqualTo(Json.with(Json.object(), "token", Json.of("mine")));
        assertThat(play.wire().done).contains("respond 101");
        assertThat(play.result().divergence()).isNull();
    }

    @Test
    void usesThemForTheKitsClientToo() {
        Play play = Play.ofServer("- application: { connects: { authorisation: mine } }\n" + CONNECTS);

        assertThat(play.requests.get(0).headers()).containsExactly(Map.entry("X-Demo", "mine"));
    }

    @Test
    void refusesWhatIsNotAuthorisedAtThatTurn() {
        Play play = Play.ofClient(START + CONNECTS);
        play.connects();

        assertThat(play.divergence().requirement()).isEqualTo("DEMO-C-01");
        assertThat(play.divergence().allowed()).containsExactly("an upgrade request, authorised with the token");
        assertThat(play.divergence().found())
                .isEqualTo("upgrade request offering demo.v1"
                        + " (the field X-Demo: expected open sesame, found nothing)");
    }

    @Test
    void refusesAMessageThatIsNotAuthorised() {
        Play play = Play.ofClient(START + CONNECTS + SAYS);
        play.connects("/", List.of(Map.entry("X-Demo", "open sesame")));
        play.says("{\"type\":\"start\",\"id\":\"1\",\"payload\":{\"query\":\"subscription{count}\"},\"auth\":\"x\"}");

        assertThat(play.divergence().found()).endsWith("(auth: expected open sesame, found x)");
    }

    @Test
    void objectsToWhatNoTurnAsksFor() {
        Play play = Play.ofClient(START + "- client connects: {}\n- server accepts: {}");
        play.connects("/", List.of(Map.entry("X-Demo", "x")));
        play.says("{\"type\":\"start\",\"auth\":\"y\"}");

        assertThat(Rules.load(Rules.class.getClassLoader())
                        .judge(
                                Demo.withDialogue("client", START + "- include: opened"),
                                Role.CLIENT,
                                play.result().transcript()))
                .extracting(RuleFinding::requirement, RuleFinding::found)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("DEMO-C-01", "the field X-Demo: x"),
                        org.assertj.core.groups.Tuple.tuple("DEMO-C-01", "auth: y"));
    }

    @Test
    void makesWhatAnHttpRequestPresents() {
        Play play = Play.ofServer("- client requests: { body: $count }\n  authorised: {}\n");

        assertThat(play.asked.get(0).headers()).contains(Map.entry("X-Demo", "open sesame"));
    }

    @Test
    void refusesAnHttpRequestThatIsNotAuthorised() {
        Play play = Play.ofClient(START + "- client requests: { body: $count }\n  authorised: {}\n");
        play.requests("POST", "/graphql", "{\"query\":\"subscription { count }\"}");

        assertThat(play.divergence().requirement()).isEqualTo("DEMO-C-01");
        assertThat(play.divergence().found()).endsWith("(the field X-Demo: expected open sesame, found nothing)");
    }

    @Test
    void hasMutantsThatAreAuthorisedWrongly() {
        Protocol protocol = Demo.withDialogue("client", START + CONNECTS + SAYS);

        assertThat(Mutations.of(protocol, Demo.only(protocol), Role.CLIENT))
                .extracting(Mutant::change)
                .filteredOn(change -> change.startsWith("authorised-"))
                .containsExactly("authorised-guessed", "authorised-guessed");
    }
}
