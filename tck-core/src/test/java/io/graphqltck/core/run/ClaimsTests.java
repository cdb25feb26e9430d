package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a subject claims and does not have is its own finding, and what the kit cannot read is not. */
class ClaimsTests {

    private static final Protocol PROTOCOL = Catalog.shipped().protocol("graphql-transport-ws");
    private static final SubjectInfo SUBJECT = new SubjectInfo(
            "server", "server", "", Role.SERVER, Set.of("mutations", "queries"), false, Map.of(), Map.of());

    private final Transcript transcript = new Transcript(() -> 0);

    @Test
    void doNotHoldWhereTheSubjectLeavesTheScriptTwice() throws InterruptedException {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(4400, "no"));

        assertThat(unheld(0)).isNotEmpty();
    }

    @Test
    void areNotDisprovedByALimitOfTheKit() throws InterruptedException {
        tooLong();

        assertThat(unheld(0)).isEmpty();
        assertThat(played(PROTOCOL.probes().get(0).dialogue(), 0).unjudged()).contains("a limit of the kit: ");
    }

    @Test
    void areDisprovedByWhatCameBeforeThat() throws InterruptedException {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Close(4400, "no"));
        tooLong();

        assertThat(unheld(0)).isNotEmpty();
        assertThat(unheld(1)).isEmpty();
    }

    private void tooLong() {
        transcript.onWire(1, Direction.RECEIVED, new WireEvent.Message(false, new byte[0], 9 << 20, 1, false));
    }

    private Map<String, ?> unheld(int moment) throws InterruptedException {
        return new Claims(PROTOCOL, SUBJECT, new Plan(PROTOCOL, SUBJECT))
                .unheld(PROTOCOL.scenarios(), dialogue -> played(dialogue, moment));
    }

    private Played played(Scenario dialogue, int moment) {
        Divergence divergence =
                new Divergence(moment, dialogue.at(), null, null, List.of("a result"), "something else");
        return new Played(Script.compile(dialogue, Role.SERVER), transcript, divergence, List.of(), null, null);
    }
}
