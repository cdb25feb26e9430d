package io.graphqltck.junit.subject;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.server.Server;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where scripts meet subjects that live in this JVM. The reactor stays the caller's; the subject ends with its venue. */
public final class Subjects {

    private final Reactor reactor;

    public Subjects(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Starts it. @throws SubjectException when that cannot be done within the time */
    public Venue server(ServerUnderTest server, Duration startTimeout) throws InterruptedException {
        StartedServer started = StartedServer.start(server, startTimeout);
        try {
            return venue(started, server.headers(), json(server.authorisation()));
        } catch (RuntimeException e) {
            started.close();
            throw new SubjectException(server.getClass().getName() + " cannot be asked for its headers: " + e, e);
        }
    }

    /** One that somebody else has started, and will stop. @throws SubjectException when nothing listens there */
    public Venue server(URI url, List<Map.Entry<String, String>> headers) {
        return venue(Server.at(Urls.check("the server's URL is", url)), headers, List.of());
    }

    private Venue venue(Server server, List<Map.Entry<String, String>> headers, List<Json> authorisation) {
        WireConnector connector = new WireConnector(new TlsTrust.Platform(), WireLimits.DEFAULT);
        return new ServerVenue(reactor, connector, server, headers, authorisation, Player.Mode.JUDGE);
    }

    public Venue client(ClientUnderTest client) {
        return client(new BlockingClient(client));
    }

    public Venue client(ClientSubject client) {
        return new ClientVenue(reactor, client, ListenOptions.loopback(), null, Player.Mode.JUDGE);
    }

    private static List<Json> json(List<? extends Map<String, ? extends @Nullable Object>> plain) {
        return plain.stream().map(PlainJson::json).toList();
    }
}
