package io.graphqltck.runner.interop;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.runner.interop.play.PairOver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client and a server that are to be played with each other, with the scenarios of the protocol that both speak.
 *
 * @param over what they talk over, or null where there is nothing that both support
 * @param obstacle why there is nothing, or empty
 */
record PairTask(
        SubjectDescription client,
        SubjectDescription server,
        Protocol protocol,
        @Nullable PairOver over,
        String obstacle,
        List<Scenario> scenarios) {

    PairTask {
        scenarios = List.copyOf(scenarios);
    }
}
