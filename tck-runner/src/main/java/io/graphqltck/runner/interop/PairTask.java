package io.graphqltck.runner.interop;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import java.util.List;

/** A client and a server that are to be played with each other, with the scenarios of the protocol that both speak. */
record PairTask(SubjectDescription client, SubjectDescription server, Protocol protocol, List<Scenario> scenarios) {

    PairTask {
        scenarios = List.copyOf(scenarios);
    }

    /** What identifies it, the same on every machine. */
    String key() {
        return client.name() + " " + server.name() + " " + protocol.name();
    }
}
