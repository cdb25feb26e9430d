package io.graphqltck.runner.interop.play;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Plan;
import io.graphqltck.core.run.SubjectInfo;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides which scenarios a pair can play: what both parties can do. */
final class PairPlan {

    private final Plan client;
    private final Plan server;

    PairPlan(Protocol protocol, SubjectInfo client, SubjectInfo server) {
        // The client's application asks for the operations as this server has them.
        this.client = new Plan(protocol, client.offering(server.operations()));
        this.server = new Plan(protocol, server);
    }

    /** Why the scenario cannot be played, or nothing if it can. */
    Optional<String> obstacle(Scenario scenario) {
        return Stream.of(client, server)
                .flatMap(plan -> plan.withoutPlaying(scenario).stream())
                .map(result -> "the " + result.role().word() + ": " + result.reason())
                .findFirst();
    }
}
