package io.graphqltck.server;

import io.graphqltck.wire.ConnectFailure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes a server that is not there, or that this machine does not trust, from one that misbehaves, before hundreds of scenarios
 * fail for the same reason. The calls block, five seconds at most to connect and five more to shake hands.
 */
public final class Reachability {

    private static final int PATIENCE_MILLIS = 5000;

    private Reachability() {}

    /** The port that the URL names, or that of its scheme. */
    public static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return isSecure(url) ? 443 : 80;
    }

    /** Whether the server is reached over TLS. */
    public static boolean isSecure(URI url) {
        return "wss".equals(url.getScheme()) || "https".equals(url.getScheme());
    }

    /** Why no connection can be made, or nothing; the URL has a host. */
    public static Optional<String> obstacle(URI url) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port(url)), PATIENCE_MILLIS);
            return Optional.empty();
        } catch (UnknownHostException e) {
            return Optional.of("no address is known for " + url.getHost());
        } catch (IOException | IllegalArgumentException e) {
            if (ConnectFailure.isReset(e)) {
                return Optional.empty();
            }
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Why the TLS that the URL wants cannot be had: something else answers there, or this machine does not trust the certificate, which says
     * nothing of the server. Nothing where the URL wants none, or where something else goes wrong, which shows in the scenarios.
     *
     * @param anyCertificate whether the certificate need not be trusted
     * @param advice what to do about one that is not trusted
     */
    public static Optional<String> objectionToTls(URI url, boolean anyCertificate, String advice) {
        Optional<IOException> problem = handshake(url);
        if (problem.filter(Reachability::isOfNoTls).isPresent()) {
            return Optional.of("the server at " + url + " does not speak TLS; use "
                    + ("wss".equals(url.getScheme()) ? "`ws:`" : "`http:`") + ", or name another port");
        }
        return anyCertificate
                ? Optional.empty()
                : problem.flatMap(Reachability::aboutTrust)
                        .map(why -> "the certificate of " + url + " is not trusted (" + why + "); " + advice);
    }

    /** The JDK has no class for that, only these words. */
    private static boolean isOfNoTls(IOException problem) {
        return problem instanceof SSLException
                && String.valueOf(problem.getMessage()).contains("unrecognized SSL message");
    }

    /** What goes wrong with it; nothing where there is no TLS. */
    private static Optional<IOException> handshake(URI url) {
        if (!isSecure(url)) {
            return Optional.empty();
        }
        try (Socket tcp = new Socket()) {
            tcp.connect(new InetSocketAddress(url.getHost(), port(url)), PATIENCE_MILLIS);
            // A limit for one read is none for a peer that sends an octet now and then. What is closed is the socket
            // below: TLS would first wait for its own end.
            CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> close(tcp));
            SSLSocket socket = (SSLSocket) ((SSLSocketFactory) SSLSocketFactory.getDefault())
                    .createSocket(tcp, url.getHost(), port(url), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }

    private static Optional<String> aboutTrust(Throwable problem) {
        @Nullable Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                String text = String.valueOf(cause.getMessage());
                return Optional.of(text.substring(text.lastIndexOf(": ") + 1).strip());
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }
}
