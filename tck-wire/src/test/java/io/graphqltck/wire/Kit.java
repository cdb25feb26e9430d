package io.graphqltck.wire;

import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.tls.TlsTrust;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the socket tests have in common: a reactor, a listening kit, and calls from the test's thread. */
final class Kit implements AutoCloseable {

    static final UpgradeRequest REQUEST = UpgradeRequest.offering("graphql-transport-ws");

    private final Reactor reactor = new Reactor(1);
    final Loop loop = reactor.next();
    final Recorder serverEvents = new Recorder();
    final Recorder clientEvents = new Recorder();
    final BlockingQueue<Integer> surplus = new LinkedBlockingQueue<>();
    private final BlockingQueue<Wire> accepted = new LinkedBlockingQueue<>();
    private @Nullable WireAcceptor acceptor;
    private volatile @Nullable Consumer<Wire> answer;

    static Outgoing.Message text(String text, Integer... fragments) {
        return new Outgoing.Message(false, text.getBytes(StandardCharsets.UTF_8), List.of(fragments), false);
    }

    /** Listens, and returns the port. */
    int listen(ListenOptions options) {
        acceptor = WireAcceptor.listen(loop, options, new AcceptHandler() {
                    @Override
                    public WireListener onAccept(Wire wire) {
                        accepted.add(wire);
                        Consumer<Wire> answering = answer;
                        if (answering == null) {
                            return serverEvents;
                        }
                        return event -> {
                            serverEvents.on(event);
                            if (event instanceof WireEvent.Asked) {
                                answering.accept(wire);
                            }
                        };
                    }

                    @Override
                    public void onSurplus(int count) {
                        surplus.add(count);
                    }
                })
                .toCompletableFuture()
                .join();
        return acceptor.port();
    }

    /** From now on every request is answered so. */
    void answer(Consumer<Wire> answering) {
        answer = answering;
    }

    Wire accepted() throws InterruptedException {
        return accepted.take();
    }

    Wire connect(String uri) {
        return connect(uri, REQUEST, new TlsTrust.Everything(), WireLimits.DEFAULT);
    }

    Wire connect(String uri, UpgradeRequest request, TlsTrust trust, WireLimits limits) {
        return new WireConnector(trust, limits).connect(loop, URI.create(uri), request, List.of(), clientEvents);
    }

    void on(Wire wire, Consumer<Wire> task) {
        ask(wire, w -> {
            task.accept(w);
            return true;
        });
    }

    <T> T ask(Wire wire, Function<Wire, T> question) {
        return CompletableFuture.supplyAsync(() -> question.apply(wire), loop::execute)
                .join();
    }

    /** Writes, and returns what was written. */
    byte[] say(Wire wire, Outgoing... items) {
        return ask(wire, w -> w.write(List.of(items), List.of()));
    }

    @Override
    public void close() {
        if (acceptor != null) {
            acceptor.close();
        }
        reactor.close();
    }
}
