package io.graphqltck.client;

import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.AcceptHandler;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.WireAcceptor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A listening socket for many plays, one after the other. A connection belongs to a play from its first request on: one that says
 * nothing, such as that of a port scan or a health check, costs no play anything, and one that comes between two plays waits for
 * the next.
 */
public final class StandingServer implements AutoCloseable {

    /** Connections that have said nothing; the oldest gives way. */
    private static final int MOST_SILENT = 256;

    /** Connections that wait for the next play; with more the oldest is reset. */
    private static final int MOST_WAITING = 64;

    /** Events of one that waits; more are left on the way. */
    private static final int MOST_HELD = 100;

    private final Loop loop;
    private final WireAcceptor acceptor;
    private final Callers callers;

    private StandingServer(Loop loop, WireAcceptor acceptor, Callers callers) {
        this.loop = loop;
        this.acceptor = acceptor;
        this.callers = callers;
    }

    /** Begins to listen. Completed on the loop, exceptionally when the port is taken. */
    public static CompletionStage<StandingServer> listen(Loop loop, ListenOptions options) {
        Callers callers = new Callers(options.maxConnections());
        return WireAcceptor.listen(loop, options.withMaxConnections(Integer.MAX_VALUE), callers)
                .thenApply(acceptor -> new StandingServer(loop, acceptor, callers));
    }

    Loop loop() {
        return loop;
    }

    int port() {
        return acceptor.port();
    }

    /** From now on connections are this play's, and those first that wait. On the loop. */
    void begin(AcceptHandler play, int requests) {
        callers.begin(play, requests);
    }

    /** The play is over. On the loop. */
    void end() {
        callers.play = null;
    }

    @Override
    public void close() {
        acceptor.close();
    }

    /** All that connect. Used on the loop. */
    private static final class Callers implements AcceptHandler {

        private final int most;
        private final Set<Caller> silent = new LinkedHashSet<>();
        private final Deque<Caller> waiting = new ArrayDeque<>();
        private @Nullable AcceptHandler play;
        private int left;
        private int count;

        /** {@code most}: how many connections one play takes in addition to those of its requests. */
        Callers(int most) {
            this.most = most;
        }

        void begin(AcceptHandler next, int requests) {
            play = next;
            left = most + requests;
            count = 0;
            while (!waiting.isEmpty() && left > 0) {
                left--;
                admit(waiting.remove(), next);
            }
        }

        @Override
        public WireListener onAccept(Wire wire) {
            Caller caller = new Caller(wire, this);
            silent.add(caller);
            if (silent.size() > MOST_SILENT) {
                Iterator<Caller> oldest = silent.iterator();
                Caller gone = oldest.next();
                oldest.remove();
                gone.wire.drop(Wire.Drop.RESET);
            }
            return caller;
        }

        @Override
        public void onSurplus(int connections) {
            // There is no limit for the socket; each play has its own.
        }

        /** Its first event has come. */
        private void spoke(Caller caller, WireEvent first) {
            silent.remove(caller);
            if (first instanceof WireEvent.Ended) {
                return;
            }
            AcceptHandler present = play;
            if (present == null) {
                await(caller);
            } else if (--left < 0) {
                play = null; // it has had enough, and ends
                await(caller);
                present.onSurplus(count + 1);
            } else {
                admit(caller, present);
            }
        }

        private void await(Caller caller) {
            waiting.add(caller);
            if (waiting.size() > MOST_WAITING) {
                waiting.remove().wire.drop(Wire.Drop.RESET);
            }
        }

        /** It does not wait any more, and there is nobody to answer. */
        private void left(Caller caller) {
            waiting.remove(caller);
        }

        private void admit(Caller caller, AcceptHandler present) {
            count++;
            if (caller.held.size() >= MOST_HELD) {
                caller.wire.read(true);
            }
            caller.belongs(present.onAccept(caller.wire));
        }
    }

    /** A connection, whose events are held until it belongs to a play. */
    private static final class Caller implements WireListener {

        private final Wire wire;
        private final Callers callers;
        private final List<WireEvent> held = new ArrayList<>();
        private @Nullable WireListener listener;

        Caller(Wire wire, Callers callers) {
            this.wire = wire;
            this.callers = callers;
        }

        @Override
        public void on(WireEvent event) {
            WireListener owner = listener;
            if (owner != null) {
                owner.on(event);
                return;
            }
            held.add(event);
            if (held.size() == 1) {
                callers.spoke(this, event);
            } else if (event instanceof WireEvent.Ended) {
                callers.left(this);
            } else if (held.size() == MOST_HELD) {
                wire.read(false);
            }
        }

        void belongs(WireListener owner) {
            listener = owner;
            List.copyOf(held).forEach(owner::on);
            held.clear();
        }
    }
}
