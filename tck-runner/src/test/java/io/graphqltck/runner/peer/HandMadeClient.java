package io.graphqltck.runner.peer;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A client of graphql-transport-ws that a test drives by hand. It begins with a secret. */
public final class HandMadeClient {

    public static final String SECRET = "s3cret";

    private HandMadeClient() {}

    /** {@code onText}: what it does when a message comes. */
    @SuppressWarnings("FutureReturnValueIgnored")
    public static void connect(URI url, BiConsumer<WebSocket, String> onText) {
        HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(url, new WebSocket.Listener() {
                    @Override
                    public void onOpen(WebSocket socket) {
                        socket.request(100);
                        socket.sendText(
                                "{\"type\":\"connection_init\",\"payload\":{\"token\":\"" + SECRET + "\"}}", true);
                    }

                    @Override
                    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
                        onText.accept(socket, data.toString());
                        return null;
                    }
                });
    }
}
