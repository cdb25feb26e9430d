package io.graphqltck.junit.subject;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.CallbackOrders;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.settings.Settings;
import io.graphqltck.junit.settings.TransportSettings;
import io.graphqltck.server.Server;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where scripts meet subjects that live in this JVM. The reactor stays the caller's; the subject ends with its venue. */
public final class Subjects {

    private final Reactor reactor;

    public Subjects(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Starts it. @throws SubjectException when that cannot be done within the time, or it is not trusted */
    public Venue server(ServerUnderTest server, Settings settings) throws InterruptedException {
        ServerInJvm started = ServerInJvm.start(server, settings.startTimeout());
        try {
            return venue(started, headers(server), authorisation(server), settings.transport());
        } catch (RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private static List<Map.Entry<String, String>> headers(ServerUnderTest server) {
        return asked(server, server::headers);
    }

    private static List<Json> authorisation(ServerUnderTest server) {
        return asked(server, () -> json(server.authorisation()));
    }

    private static <T> T asked(ServerUnderTest server, Supplier<T> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            throw new SubjectException(server.getClass().getName() + " cannot be asked for its headers: " + e, e);
        }
    }

    /** One that somebody else has started, and will stop. @throws SubjectException when nothing listens there, or it is not trusted */
    public Venue server(URI url, List<Map.Entry<String, String>> headers, TransportSettings transport) {
        return venue(Server.at(Urls.check("the server's URL is", url)), headers, List.of(), transport);
    }

    private Venue venue(
            Server server,
            List<Map.Entry<String, String>> headers,
            List<Json> authorisation,
            TransportSettings transport) {
        Urls.checkTls(server.url(), transport.insecure());
        TlsTrust trust = transport.insecure() ? new TlsTrust.Everything() : new TlsTrust.Platform();
        WireConnector connector = new WireConnector(trust, WireLimits.DEFAULT, transport.http2());
        return new ServerVenue(reactor, connector, server, headers, authorisation, PlayMode.JUDGE);
    }

    public Venue client(ClientUnderTest client, TransportSettings transport) {
        return venue(new BlockingClient(client), transport);
    }

    /** One that tells more than its results. @throws SubjectException when the certificate that it shall trust cannot be written */
    public Venue client(ClientSubject client, TransportSettings transport) {
        return venue(CallbackOrders.of(client), transport);
    }

    private Venue venue(ClientSubject client, TransportSettings transport) {
        ListenOptions listening = ListenOptions.loopback().withHttp2(transport.http2());
        if (!transport.tls()) {
            return new ClientVenue(reactor, client, listening, null, PlayMode.JUDGE);
        }
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        Path file = written(certificate);
        return new ClientVenue(reactor, client, listening.withCertificate(certificate), file, PlayMode.JUDGE);
    }

    private static Path written(LoopbackCertificate certificate) {
        try {
            return certificate.writeAuthority();
        } catch (IOException e) {
            throw new SubjectException("the certificate for TLS cannot be written: " + e.getMessage(), e);
        }
    }

    private static List<Json> json(List<? extends Map<String, ? extends @Nullable Object>> plain) {
        return plain.stream().map(PlainJson::json).toList();
    }
}
