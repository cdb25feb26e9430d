package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The URL of a server. */
public final class ServerUrl {

    private ServerUrl() {}

    /** Reads one. @throws CommandException when this is no WebSocket URL */
    public static URI of(@Nullable String text) {
        String url = String.valueOf(text);
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            if ((scheme.equals("ws") || scheme.equals("wss")) && uri.getHost() != null) {
                return uri;
            }
            throw CommandException.badInput(
                    "the URL of a server looks like `ws://127.0.0.1:4000/graphql`, this one is `" + url + "`"
                            + (scheme.startsWith("http") ? "; write " + url.replaceFirst("^http", "ws") : ""));
        } catch (URISyntaxException e) {
            throw CommandException.badInput("`" + url + "` is no URL: " + e.getReason());
        }
    }
}
