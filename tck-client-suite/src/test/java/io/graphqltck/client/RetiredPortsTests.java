package io.graphqltck.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Nobody else is given the port of a play that is over, for as long as its client may still try to connect there. */
class RetiredPortsTests {

    private static final Options OPTIONS = new Options(
            Duration.ofMillis(100), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofSeconds(5), Map.of());

    @Test
    void areHeldUntilTheVenueIsClosedAndAnswerNobody() throws Exception {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        int port;
        try (Reactor reactor = new Reactor(1);
                ClientVenue venue =
                        new ClientVenue(reactor, new Idle(), ListenOptions.loopback(), null, PlayMode.JUDGE)) {
            port = playedAt(venue);

            assertThatThrownBy(() -> new ServerSocket(port, 1, loopback)).isInstanceOf(IOException.class);
            try (Socket late = new Socket(loopback, port)) {
                assertThat(end(late)).isTrue();
            }
        }

        assertThatThrownBy(() -> new Socket(loopback, port)).isInstanceOf(ConnectException.class);
    }

    private static boolean end(Socket socket) {
        try {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            return true; // reset
        }
    }

    private static int playedAt(ClientVenue venue) throws Exception {
        Protocol protocol = Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/exchanges")))
                .protocol("shop");
        CompletableFuture<Played> played = new CompletableFuture<>();
        venue.play(
                protocol,
                Script.compile(protocol.scenarios().get(0), Role.CLIENT),
                new Bindings(protocol.operations(), "k"),
                OPTIONS,
                played::complete);
        played.get();
        return Idle.port;
    }

    /** Does nothing but tell where the kit's server is. */
    private static final class Idle implements ClientSubject {

        private static volatile int port;

        @Override
        public ClientSession open(Opening opening, ApplicationListener listener) {
            port = opening.url().getPort();
            return new ClientSession() {
                @Override
                public void subscribe(OperationRequest operation) {}

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
            };
        }

        @Override
        public void close() {}
    }
}
