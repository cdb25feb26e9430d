package io.graphqltck.client;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Plays the server of a small protocol over HTTP exchanges, and judges a client. */
final class Shop implements AutoCloseable {

    private static final Options OPTIONS = new Options(
            Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5), Map.of());

    private final Protocol protocol = Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/exchanges")))
            .protocol("shop");
    private final Reactor reactor = new Reactor(1);

    ScenarioResult play(String id, ClientSubject subject, ListenOptions listening) throws Exception {
        Scenario scenario = protocol.scenarios().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        CompletableFuture<Played> played = new CompletableFuture<>();
        try (ClientVenue venue = new ClientVenue(reactor, subject, listening, null, PlayMode.JUDGE)) {
            venue.play(
                    protocol,
                    Script.compile(scenario, Role.CLIENT),
                    new Bindings(protocol.operations(), "k"),
                    OPTIONS,
                    played::complete);
            return new Judge(Rules.load(Shop.class.getClassLoader()), false).judge(protocol, played.get());
        }
    }

    @Override
    public void close() {
        reactor.close();
    }
}
