package io.graphqltck.junit.subject;

import io.graphqltck.server.Reachability;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Refuses URLs at which no server can be, before every scenario fails for the same reason. */
final class Urls {

    private static final String ADVICE = "with `insecure` any certificate is accepted, or name a store that holds its"
            + " authority with -Djavax.net.ssl.trustStore=FILE";

    private Urls() {}

    /** {@code where} it comes from, for messages. @throws SubjectException when it is none, or nothing listens there */
    static URI check(String where, @Nullable URI url) {
        if (url == null
                || url.getHost() == null
                || !String.valueOf(url.getScheme()).matches("wss?|https?")) {
            throw new SubjectException(where + " `" + url + "`, expected a URL such as ws://127.0.0.1:8080/graphql");
        }
        Reachability.obstacle(url).ifPresent(why -> {
            throw new SubjectException(where + " " + url + ", where nothing listens (" + why
                    + "); return only when the server listens, with the port that it got");
        });
        return url;
    }

    /** @throws SubjectException when the URL wants TLS that cannot be had */
    static void checkTls(URI url, boolean insecure) {
        Reachability.objectionToTls(url, insecure, ADVICE).ifPresent(why -> {
            throw new SubjectException(why);
        });
    }
}
