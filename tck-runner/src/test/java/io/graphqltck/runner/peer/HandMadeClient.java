package io.graphqltck.runner.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A client of graphql-transport-ws that a test drives by hand. It begins with a secret. */
public final class HandMadeClient {

    public static final String SECRET = "s3cret";

    // It ends with its last reference, and the listener of the connection has one.
    private final HttpClient http = HttpClient.newHttpClient();
    private final BiConsumer<HandMadeClient, String> onText;
    private CompletableFuture<WebSocket> last = new CompletableFuture<>();

    private HandMadeClient(BiConsumer<HandMadeClient, String> onText) {
        this.onText = onText;
    }

    /** {@code onText}: what it does when a message comes. */
    public static void connect(URI url, BiConsumer<HandMadeClient, String> onText) {
        HandMadeClient client = new HandMadeClient(onText);
        CompletableFuture<WebSocket> opened = client.last;
        client.send("{\"type\":\"connection_init\",\"payload\":{\"token\":\"" + SECRET + "\"}}");
        var unused = client.http
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(url, client.new Listener())
                .thenAccept(opened::complete);
    }

    /** After what was sent before: the socket takes no message while it writes one, and the answer may be faster than the end of that. */
    public synchronized void send(String message) {
        last = last.thenCompose(socket -> socket.sendText(message, true));
    }

    /** Closes the connection when all that was sent before is written. */
    public synchronized void close() {
        last = last.thenCompose(socket -> socket.sendClose(1000, ""));
    }

    private final class Listener implements WebSocket.Listener {

        @Override
        public void onOpen(WebSocket socket) {
            socket.request(100);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            onText.accept(HandMadeClient.this, data.toString());
            return null;
        }
    }
}
