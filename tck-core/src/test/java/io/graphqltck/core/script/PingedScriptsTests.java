package io.graphqltck.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.support.Demo;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PingedScriptsTests {

    @Test
    void webSocketPingsStandInForTheMessageAndItsAnswerWhereverTheyStand() {
        List<Act> acts = acts("""
                - include: ready
                - client: { type: ping }
                - optionally:
                    - server: { type: end, id: '1' }
                - any order:
                    - - server: { type: pong }
                    - - server: { type: end, id: '2' }
                """);

        assertThat(acts).filteredOn(Act.Pings.class::isInstance).containsExactly(new Act.Pings("instead"));
        assertThat(acts).filteredOn(Act.Pongs.class::isInstance).containsExactly(new Act.Pongs("instead"));
        assertThat(acts).filteredOn(Act.Says.class::isInstance).hasSize(4);
    }

    @Test
    void aDialogueThatOnlyAwaitsTheAnswerStaysAsItIs() {
        String dialogue = """
                - include: ready
                - client text illegally: ' {"type":"ping"}'
                - server: { type: pong }
                """;

        assertThat(acts(dialogue)).noneMatch(Act.Pongs.class::isInstance);
        Protocol protocol = Demo.withDialogue("server", dialogue);
        PingedScripts pinged = pinged(protocol);
        Script script = Script.compile(Demo.only(protocol), Role.SERVER);
        assertThat(pinged.asks(script)).isFalse();
        assertThat(pinged.awaits(script)).isTrue();
    }

    private static List<Act> acts(String dialogue) {
        Protocol protocol = Demo.withDialogue("server", dialogue);
        Script script = pinged(protocol).of(Script.compile(Demo.only(protocol), Role.SERVER));
        return acts(script.steps()).toList();
    }

    private static PingedScripts pinged(Protocol protocol) {
        return new PingedScripts(Objects.requireNonNull(protocol.barrier()));
    }

    private static Stream<Act> acts(List<Step> steps) {
        return steps.stream().flatMap(step -> {
            if (step instanceof Step.Emit emit) {
                return emit.speeches().stream().map(speech -> speech.act());
            }
            if (step instanceof Step.Await await) {
                return Stream.of(await.speech().act());
            }
            if (step instanceof Step.Choose choose) {
                return choose.branches().stream().flatMap(branch -> acts(branch.steps()));
            }
            return step instanceof Step.Interleave interleave
                    ? interleave.sequences().stream().flatMap(PingedScriptsTests::acts)
                    : Stream.empty();
        });
    }
}
