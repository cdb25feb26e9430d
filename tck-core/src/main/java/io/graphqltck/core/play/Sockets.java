package io.graphqltck.core.play;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the peer does on WebSocket connections: what the script says, and what RFC 6455 wants of any decent peer. */
final class Sockets {

    private final Role subject;
    private final Player.Mode mode;
    private final Transcript transcript;
    private final Emission emission;
    private final Courtesies courtesies;
    private final BooleanSupplier awaitsPings;

    Sockets(
            Role subject,
            Player.Mode mode,
            Transcript transcript,
            Emission emission,
            Courtesies courtesies,
            BooleanSupplier awaitsPings) {
        this.subject = subject;
        this.mode = mode;
        this.transcript = transcript;
        this.emission = emission;
        this.courtesies = courtesies;
        this.awaitsPings = awaitsPings;
    }

    /** Takes note of what came; whether a step has to account for it. {@code answersProof}: it is a barrier's answer. */
    boolean heard(WireState state, WireEvent event, boolean answersProof) {
        if (event instanceof WireEvent.Ping ping) {
            boolean awaited = awaitsPings.getAsBoolean();
            if (!awaited && mode != Player.Mode.PLAY_ALONG_RUDELY && !state.closeSent) {
                pong(state, ping);
            }
            return awaited;
        }
        if (event instanceof WireEvent.Pong) {
            return !answersProof && awaitsPings.getAsBoolean();
        }
        if (event instanceof WireEvent.Close close) {
            state.closeReceived = true;
            answerClose(state, close);
        } else if (event instanceof WireEvent.Violation violation) {
            state.unreadable |= violation.fatal();
            return violation.fatal() || !mode.judges();
        } else if (event instanceof WireEvent.Ended) {
            state.ended = true;
        } else if (event instanceof WireEvent.Responded responded) {
            state.refused = responded.head().status() != 101;
        }
        return true;
    }

    private void pong(WireState state, WireEvent.Ping ping) {
        write(state, List.of(new Outgoing.Raw(Frame.of(Opcode.PONG, true, ping.data()))), List.of());
    }

    /** RFC 6455 §5.5.1: an endpoint answers a close frame; §7.1.1: the server is the one to drop TCP. */
    private void answerClose(WireState state, WireEvent.Close close) {
        if (mode == Player.Mode.PLAY_ALONG_RUDELY) {
            return;
        }
        if (!state.closeSent && state.wire().isOpen()) {
            @Nullable Integer code = close.code();
            @Nullable Integer answer = code == null || isSendable(code) ? code : Integer.valueOf(1002);
            write(state, List.of(new Outgoing.Close(answer, "")), List.of());
        }
        if (subject == Role.CLIENT) {
            state.drop(Wire.Drop.FIN, "after the close handshake", transcript);
        }
    }

    private static boolean isSendable(int code) {
        return code >= 1000 && code < 5000 && code != 1004 && code != 1005 && code != 1006 && code != 1015;
    }

    /** Whether a decent peer lets this pass; answers it where an answer is due. */
    boolean letPass(WireState state, Moment moment, WireEvent event) {
        boolean passes = (event instanceof WireEvent.Ended
                        && (state.closeReceived || state.closeSent || state.droppedByKit || state.refused))
                || (event instanceof WireEvent.Close && state.closeSent && !state.answeredClose)
                || event instanceof WireEvent.Pong;
        if (event instanceof WireEvent.Ping ping && !state.closeSent) {
            pong(state, ping);
            passes = true;
        }
        if (mode != Player.Mode.PLAY_ALONG_RUDELY && courtesies.covers(moment)) {
            if (!state.closeSent) {
                courtesies.answer(moment).ifPresent(answer -> write(state, List.of(answer), List.of()));
            }
            passes = true;
        }
        return passes || (mode != Player.Mode.PLAY_ALONG_RUDELY && courtesies.isEcho(moment, transcript));
    }

    void emit(WireState state, List<Turn.Speech> speeches) {
        List<Outgoing> together = new ArrayList<>();
        for (Turn.Speech speech : speeches) {
            if (Emission.isWritten(speech.act())) {
                together.addAll(emission.outgoing(speech, state.wire().compresses()));
            } else {
                handle(state, speech.act());
            }
        }
        Turn.Speech first = speeches.get(0);
        List<Integer> cuts = first.modifiers().everyOctet()
                ? IntStream.rangeClosed(1, 1 << 16).boxed().toList()
                : first.modifiers().cuts();
        if (!together.isEmpty()) {
            write(state, together, cuts);
        }
    }

    private void handle(WireState state, Act act) {
        if (act instanceof Act.Accepts accepts) {
            respond(state, emission.accepting(accepts));
        } else if (act instanceof Act.Refuses refuses) {
            respond(state, Emission.refusing(refuses));
        } else if (act instanceof Act.Drops drops) {
            state.drop(drops.how() == null ? Wire.Drop.FIN : drops.how(), "as the dialogue says", transcript);
        } else {
            write(state, List.of(new Outgoing.Close(1000, "")), List.of());
        }
    }

    private void respond(WireState state, UpgradeResponse response) {
        if (state.wire().isOpen()) {
            state.established = response.status() == 101;
            state.refused = response.status() != 101;
            transcript.onWire(
                    state.number, Direction.SENT, new WireEvent.Responded(Emission.account(response), response.body()));
            state.wire().respond(response);
        }
    }

    /** Whether frames can be written on it: a client hears none before its upgrade is answered. */
    boolean canSpeak(WireState state) {
        return state.canWrite() && (subject == Role.SERVER || state.established);
    }

    void write(WireState state, List<Outgoing> items, List<Integer> cuts) {
        if (!state.wire().isOpen() || (subject == Role.CLIENT && !state.established)) {
            return;
        }
        for (Outgoing item : items) {
            transcript.onWire(state.number, Direction.SENT, Emission.account(item));
            if (item instanceof Outgoing.Close) {
                state.answeredClose = state.closeReceived;
                state.closeSent = true;
            }
        }
        state.wire().write(items, cuts);
    }

    /** Closes it if it is open. A client under test is given the time to close by itself. */
    void close(WireState state) {
        if (subject == Role.SERVER && state.canWrite() && !state.droppedByKit && !state.refused) {
            write(state, List.of(new Outgoing.Close(1000, "")), List.of());
        } else if (subject == Role.CLIENT && !state.established) {
            state.drop(Wire.Drop.FIN, "never accepted", transcript);
        }
    }
}
