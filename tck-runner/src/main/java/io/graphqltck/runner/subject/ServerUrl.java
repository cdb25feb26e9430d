package io.graphqltck.runner.subject;

import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.runner.CommandException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The URL of a server. Its scheme tells host, port and TLS; what is spoken there is the protocol's matter. */
public final class ServerUrl {

    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    private static final int LAST_PORT = 65535;

    private ServerUrl() {}

    /** Reads one. @throws CommandException when this is no URL of WebSocket or HTTP */
    public static URI of(@Nullable String text) {
        String url = String.valueOf(text);
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            if (SCHEMES.contains(scheme) && uri.getHost() != null) {
                return checked(uri, url);
            }
            throw CommandException.badInput("the URL of a server must look like `ws://127.0.0.1:4000/graphql` or"
                    + " `http://127.0.0.1:4000/graphql`, but is `" + masked(url) + "`");
        } catch (URISyntaxException e) {
            throw CommandException.badInput("`" + masked(url) + "` is no URL: " + e.getReason());
        }
    }

    private static URI checked(URI uri, String url) {
        if (uri.getRawUserInfo() != null) {
            throw CommandException.badInput(
                    "`" + masked(url)
                            + "` has a user and a password, which would not be sent; give them by --header, in an Authorization field");
        }
        if (uri.getPort() == 0 || uri.getPort() > LAST_PORT) {
            throw CommandException.badInput("a server's port must be from 1 to " + LAST_PORT + ", but `" + masked(url)
                    + "` has " + uri.getPort());
        }
        return uri;
    }

    /** Without what may be a secret: a user and a password, although they should not stand there, and a query. */
    public static String masked(String url) {
        return Redaction.masking().general().words(url.replaceFirst("//[^/?#]*@", "//***@"));
    }
}
