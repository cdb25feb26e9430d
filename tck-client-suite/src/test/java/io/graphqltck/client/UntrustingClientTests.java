package io.graphqltck.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
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

    private final Shop shop = new Shop();

    @AfterEach
    void closeShop() {
        shop.close();
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
    void leavingWithoutTlsIsNoDistrust() throws Exception {
        ScenarioResult result = play(null, url -> {
            new Socket(url.getHost(), url.getPort()).close();
            throw new IOException("it does not like this server");
        });

        assertThat(result.reason()).doesNotContain("caFile");
    }

    /** What the kit itself ended says nothing of the client. */
    @Test
    void aConnectionThatTheKitEndsIsNoDistrust() {
        List<String> troubles = new ArrayList<>();
        Distrust distrust = new Distrust(troubles::add);
        ApplicationEvent failure = new ApplicationEvent.Failed("op", "the server left", null);

        distrust.hearing(event -> {}).on(new WireEvent.Ended(WireEvent.Ending.BY_KIT, ""));
        distrust.told(failure);
        assertThat(troubles).isEmpty();

        distrust.hearing(event -> {}).on(new WireEvent.Ended(WireEvent.Ending.FIN, ""));
        distrust.told(failure);
        assertThat(troubles).containsExactly(Distrust.SENTENCE);
    }

    private static SSLSocket handshake(URI url) throws Exception {
        SSLContext any = SSLContext.getInstance("TLS");
        any.init(null, new TrustManager[] {new TrustingAll()}, new SecureRandom());
        SSLSocket socket = (SSLSocket) any.getSocketFactory().createSocket(url.getHost(), url.getPort());
        socket.startHandshake();
        return socket;
    }

    private ScenarioResult play(@Nullable LoopbackCertificate certificate, Connecting connecting) throws Exception {
        ListenOptions listening = certificate == null
                ? ListenOptions.loopback()
                : ListenOptions.loopback().withCertificate(certificate);
        return shop.play("shop.sell.once", new Subject(connecting), listening);
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
