package io.graphqltck.client;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client may reject a certificate that it does not know: then nothing was seen of it. */
class UntrustingClientTests {

    private static final Options OPTIONS = new Options(
            Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5), Map.of());

    private final Protocol protocol = Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/exchanges")))
            .protocol("shop");
    private final Reactor reactor = new Reactor(1);

    @AfterEach
    void closeReactor() {
        reactor.close();
    }

    @Test
    void anAlertIsNoFaultOfTheClient() throws Exception {
        ScenarioResult result = play(LoopbackCertificate.generate(), url -> {
            try (SSLSocket socket =
                    (SSLSocket) SSLContext.getDefault().getSocketFactory().createSocket(url.getHost(), url.getPort())) {
                socket.startHandshake();
            }
        });

        assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.reason()).contains("trust the file that `open` names as `caFile`");
    }

    @Test
    void leavingAfterTheHandshakeIsNoFaultOfTheClient() throws Exception {
        ScenarioResult result = play(LoopbackCertificate.generate(), url -> {
            try (SSLSocket socket = handshake(url)) {
                throw new IOException(
                        "unknown certificate of " + socket.getSession().getPeerHost());
            }
        });

        assertThat(result.verdict()).isEqualTo(Verdict.HARNESS_ERROR);
        assertThat(result.reason()).contains("trust the file that `open` names as `caFile`");
    }

    @Test
    void aClientThatTrustsTheCertificateIsJudged() throws Exception {
        ScenarioResult result = play(LoopbackCertificate.generate(), url -> {
            try (SSLSocket socket = handshake(url)) {
                socket.getOutputStream()
                        .write("GET /elsewhere HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                socket.getInputStream().read();
                throw new IOException("no answer");
            }
        });

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void leavingWithoutTlsIsJudged() throws Exception {
        ScenarioResult result = play(null, url -> {
            new Socket(url.getHost(), url.getPort()).close();
            throw new IOException("it does not like this server");
        });

        assertThat(result.verdict()).isEqualTo(Verdict.FAILED);
    }

    private static SSLSocket handshake(URI url) throws Exception {
        SSLContext any = SSLContext.getInstance("TLS");
        any.init(null, new TrustManager[] {new TrustingAll()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) any.getSocketFactory().createSocket(url.getHost(), url.getPort());
        socket.startHandshake();
        return socket;
    }

    private ScenarioResult play(@Nullable LoopbackCertificate certificate, Connecting connecting) throws Exception {
        Scenario scenario = protocol.scenarios().stream()
                .filter(one -> one.id().equals("shop.sell.once"))
                .findFirst()
                .orElseThrow();
        CompletableFuture<Played> played = new CompletableFuture<>();
        ListenOptions listening = certificate == null
                ? ListenOptions.loopback()
                : ListenOptions.loopback().withCertificate(certificate);
        try (ClientVenue venue = new ClientVenue(reactor, new Subject(connecting), listening, null, PlayMode.JUDGE)) {
            venue.play(
                    protocol,
                    Script.compile(scenario, Role.CLIENT),
                    new Bindings(protocol.operations(), "k"),
                    OPTIONS,
                    played::complete);
            Judge judge = new Judge(Rules.load(getClass().getClassLoader()), false);
            return judge.judge(protocol, played.get());
        }
    }

    private static final class TrustingAll extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** What a client does on the network for an operation. */
    private interface Connecting {
        void connect(URI url) throws Exception;
    }

    private record Subject(Connecting connecting) implements ClientSubject {

        @Override
        public ClientSession open(Opening opening, ApplicationListener listener) {
            return new Session(opening.url(), listener, connecting);
        }

        @Override
        public void close() {}
    }

    private record Session(URI url, ApplicationListener listener, Connecting connecting) implements ClientSession {

        @Override
        public void subscribe(OperationRequest request) {
            new Thread(() -> {
                        try {
                            connecting.connect(url);
                        } catch (Exception e) {
                            listener.on(new ApplicationEvent.Failed(request.operation(), "" + e.getMessage(), null));
                        }
                    })
                    .start();
        }

        @Override
        public void unsubscribe(String operation) {}

        @Override
        public void close() {
            listener.on(new ApplicationEvent.Closed());
        }

        @Override
        public void sync(String token) {
            listener.on(new ApplicationEvent.Synced(token));
        }
    }
}
