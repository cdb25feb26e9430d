package example;

import static io.graphqltck.junit.assertj.TckAssertions.assertThat;

import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.junit.play.PlayedScenario;
import io.graphqltck.junit.play.SubjectUnderTest;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plays single scenarios, and examines what happened in them. */
class GreetingServerTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = vertx.createHttpServer(new HttpServerOptions().addWebSocketSubProtocol("graphql-transport-ws"))
                .webSocketHandler(socket -> socket.textMessageHandler(text -> answer(socket, new JsonObject(text))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get();
    }

    /** It greets every client, answers pings, and does nothing else right. */
    private static void answer(ServerWebSocket socket, JsonObject message) {
        switch (message.getString("type")) {
            case "connection_init" -> socket.writeTextMessage(
                    "{\"type\":\"connection_ack\",\"payload\":{\"greeting\":\"welcome\"}}");
            case "ping" -> socket.writeTextMessage("{\"type\":\"pong\"}");
            default -> socket.close((short) 4400, "Invalid message");
        }
    }

    private PlayedScenario play(String id) throws InterruptedException {
        return SubjectUnderTest.server("ws://127.0.0.1:" + server.actualPort() + "/graphql")
                .protocols("graphql-transport-ws")
                .play(id);
    }

    @Test
    void greetsWhoeverComes() throws Exception {
        assertThat(play("gtws.init.acknowledged"))
                .passed()
                .transcript()
                .kitSent("{\"type\":\"connection_init\"}")
                .subjectSent("{\"type\":\"connection_ack\",\"payload\":{\"greeting\":\"welcome\"}}");
    }

    /** A defect that is known: this test says when it is gone. */
    @Test
    void greetsTwice() throws Exception {
        assertThat(play("gtws.init.twice"))
                .hasVerdict(Verdict.FAILED)
                .breaks("GTWS-S-12")
                .transcript()
                .subjectSentInOrder("{\"type\":\"connection_ack\"}", "{\"type\":\"connection_ack\"}");
    }
}
