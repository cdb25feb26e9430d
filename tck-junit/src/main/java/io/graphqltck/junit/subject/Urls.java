package io.graphqltck.junit.subject;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses URLs at which no server can be, before every scenario fails for the same reason. */
final class Urls {

    private static final int PATIENCE_MILLIS = 5000;

    private Urls() {}

    /** {@code where} it comes from, for messages. @throws SubjectException when it is none, or nothing listens there */
    static URI check(String where, @Nullable URI url) {
        if (url == null
                || url.getHost() == null
                || !String.valueOf(url.getScheme()).matches("wss?|https?")) {
            throw new SubjectException(where + " `" + url + "`, expected a URL such as ws://127.0.0.1:8080/graphql");
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port(url)), PATIENCE_MILLIS);
            return url;
        } catch (IOException | IllegalArgumentException e) {
            throw new SubjectException(
                    where + " " + url + ", where nothing listens (" + e.getMessage()
                            + "); return when the server listens, and the port that it got",
                    e);
        }
    }

    private static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return String.valueOf(url.getScheme()).endsWith("s") ? 443 : 80;
    }
}
