package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.replay.RecordedPlay;
import io.graphqltck.core.replay.Replay;
import io.graphqltck.core.replay.Replayed;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A play that is played again from its transcript ends as it did, unless the scenario is another by now. */
class ReplayTests {

    private static final String READY = "- include: ready\n";
    private static final String ENDS = "- server: { type: end, id: one }\n";
    private static final String STARTS = "- client: { type: start, id: one, payload: $count }\n";

    private static RecordedPlay recorded(Played played) {
        Transcript transcript = played.transcript();
        return new RecordedPlay(
                Objects.requireNonNull(transcript.circumstances()), transcript.moments(), Map.of(), "***");
    }

    private static Replayed again(Played played, Role role, String dialogue) {
        Protocol protocol = Demo.withDialogue(role.word(), dialogue);
        return new Replay(protocol, protocol.operations()).of(Demo.only(protocol), role, recorded(played));
    }

    private static Played toTheEnd(Replayed replayed) {
        assertThat(replayed).isInstanceOf(Replayed.ToTheEnd.class);
        return ((Replayed.ToTheEnd) replayed).played();
    }

    private static String departed(Replayed replayed) {
        assertThat(replayed).isInstanceOf(Replayed.Departed.class);
        return ((Replayed.Departed) replayed).why();
    }

    @Test
    void whatPassedPassesAgain() {
        Play play = Play.ofReadyServer(STARTS + ENDS);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        Played again = toTheEnd(again(play.result(), Role.SERVER, READY + STARTS + ENDS));

        assertThat(again.divergence()).isNull();
        assertThat(again.trouble()).isNull();
        assertThat(again.transcript().moments().size())
                .isEqualTo(play.result().transcript().moments().size());
    }

    @Test
    void aDivergenceIsFoundAgainWhereItWas() {
        Play play = Play.ofReadyServer(ENDS);
        play.says("{\"type\":\"end\",\"id\":\"two\"}");

        Played again = toTheEnd(again(play.result(), Role.SERVER, READY + ENDS));

        assertThat(again.divergence()).isEqualTo(play.divergence());
    }

    @Test
    void soIsThatNothingCame() {
        Play play = Play.ofReadyServer(ENDS);

        Played again = toTheEnd(again(play.result(), Role.SERVER, READY + ENDS));

        assertThat(Objects.requireNonNull(again.divergence()).found()).isEqualTo("nothing within 10000 ms");
    }

    @Test
    void aScenarioThatAsksForMoreFailsWhatPassed() {
        Play play = Play.ofReadyServer("- server: { type: end, id: '<string>' }\n");
        play.says("{\"type\":\"end\",\"id\":\"two\"}");
        assertThat(play.result().divergence()).isNull();

        Played again = toTheEnd(again(play.result(), Role.SERVER, READY + ENDS));

        assertThat(Objects.requireNonNull(again.divergence()).found()).contains("expected \"one\", found \"two\"");
    }

    @Test
    void aScenarioThatAsksForLessPassesWhatFailed() {
        Play play = Play.ofReadyServer(ENDS);
        play.says("{\"type\":\"end\",\"id\":\"two\"}");
        assertThat(play.result().divergence()).isNotNull();

        Played again = toTheEnd(again(play.result(), Role.SERVER, READY + "- server: { type: end, id: '<string>' }\n"));

        assertThat(again.divergence()).isNull();
    }

    /** The kit was late, and waited again: the subject is not accused of a silence that ended. */
    @Test
    void aWaitThatWasRepeatedIsNoSilence() {
        Play play = Play.ofReadyServer(ENDS);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");
        RecordedPlay punctual = recorded(play.result());
        int end = punctual.moments().stream()
                .filter(moment -> moment.what() instanceof Happening.OnWire said
                        && said.json() instanceof Json.JsonObject message
                        && "end".equals(message.text("type")))
                .findFirst()
                .orElseThrow()
                .number();
        List<Moment> late = punctual.moments().stream()
                .map(moment -> moment.number() < end
                        ? moment
                        : new Moment(moment.number(), moment.at().plusSeconds(11), moment.what()))
                .toList();
        Protocol protocol = Demo.withDialogue("server", READY + ENDS);

        Replayed again = new Replay(protocol, protocol.operations())
                .of(
                        Demo.only(protocol),
                        Role.SERVER,
                        new RecordedPlay(punctual.circumstances(), late, Map.of(), punctual.mask()));

        assertThat(departed(again)).startsWith("the kit would stop waiting there");
    }

    @Test
    void onlyTheSubjectKnowsWhatItSaysToSomethingElse() {
        Play play = Play.ofReadyServer(STARTS + ENDS);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        Replayed again = again(
                play.result(), Role.SERVER, READY + "- client: { type: start, id: three, payload: $count }\n" + ENDS);

        assertThat(departed(again))
                .contains("there the kit did this: #1 {\"type\":\"start\",\"id\":\"one\"")
                .contains("now it would do that: #1 {\"type\":\"start\",\"id\":\"three\"");
    }

    @Test
    void norWhatItDoesBehindTheEndOfTheRecording() {
        Play play = Play.ofReadyServer(ENDS);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        assertThat(departed(again(play.result(), Role.SERVER, READY + ENDS + STARTS)))
                .startsWith("the recording ends where the kit would continue: #1 {\"type\":\"start\"");
        assertThat(departed(again(play.result(), Role.SERVER, READY + ENDS + "- server: { type: end, id: two }")))
                .isEqualTo("the recording ends before the kit has waited long enough");
    }

    @Test
    void norWhatItWouldHaveDoneBeforeTheKitWentOn() {
        Play play = Play.ofReadyServer(STARTS + ENDS);
        play.says("{\"type\":\"end\",\"id\":\"one\"}");

        Replayed again = again(play.result(), Role.SERVER, READY + "- server: { type: end, id: zero }\n" + STARTS);

        assertThat(departed(again))
                .startsWith("the kit waits there for something that did not arrive, but then it continued");
    }

    @Test
    void whatTheApplicationWasToldIsToldAgain() {
        String dialogue = """
                - client: { type: start, id: $id, payload: $count }
                - server: { type: data, id: $id, payload: { data: $count.1 } }
                - application: { sees: next, of: op, data: $count.1 }
                """;
        Play play = Play.ofReadyClient(dialogue);
        play.says("{\"type\":\"start\",\"id\":\"7\",\"payload\":{\"query\":\"subscription { count }\"}}");
        play.tells(new ApplicationEvent.Next("op", Play.json("{\"data\":{\"count\":2}}")));

        Played first = play.result();
        Played again = toTheEnd(
                again(first, Role.CLIENT, "- application: { subscribes: $count, as: op }\n" + READY + dialogue));

        assertThat(again.divergence()).isEqualTo(first.divergence());
    }
}
