package io.graphqltck.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** What a proxy in front of a server says of the server. The calls block, a few seconds at most. */
final class Gateway {

    /** RFC 9110 §15.6.3 to §15.6.5: bad gateway, service unavailable, gateway timeout. */
    private static final Set<Integer> LOST = Set.of(502, 503, 504);

    private static final int PATIENCE_MILLIS = 2000;

    private Gateway() {}

    /** Whether a gateway answers so when it does not reach its server. */
    static boolean isLost(int status) {
        return LOST.contains(status);
    }

    /** The status by which a gateway answers a plain request when it cannot reach the server; nothing where the answer is another one, or none. */
    static Optional<Integer> lost(URI url) {
        try (Socket tcp = new Socket()) {
            tcp.connect(new InetSocketAddress(url.getHost(), Reachability.port(url)), PATIENCE_MILLIS);
            // A limit for one read is none for a peer that sends a byte now and then.
            CompletableFuture.delayedExecutor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .execute(() -> close(tcp));
            Socket socket = Reachability.isSecure(url)
                    ? ((SSLSocketFactory) SSLSocketFactory.getDefault())
                            .createSocket(tcp, url.getHost(), Reachability.port(url), true)
                    : tcp;
            String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + url.getRawAuthority() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return status(socket.getInputStream()).filter(LOST::contains);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> status(InputStream in) throws IOException {
        String start = new String(in.readNBytes("HTTP/1.1 200".length()), StandardCharsets.ISO_8859_1);
        boolean http = start.matches("HTTP/1\\.[01] [0-9]{3}");
        return http ? Optional.of(Integer.valueOf(start.substring(start.length() - 3))) : Optional.empty();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // closed is closed
        }
    }
}
