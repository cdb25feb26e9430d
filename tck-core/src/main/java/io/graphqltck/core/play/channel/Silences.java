package io.graphqltck.core.play.channel;

import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Proofs that a subject is silent: a barrier on the WebSocket connection where there is one, and then a short while of
 * listening on all wires. HTTP has no barrier of its own.
 */
public final class Silences {

    private final Channels channels;
    private final Courtesies courtesies;
    private final Transcript transcript;
    private final Runnable changed;
    private final boolean speaks;
    private @Nullable SilenceProof proof;
    private @Nullable SilenceProof atTheEnd;
    private int proofs;

    /** {@code speaks}: whether the kit is a party itself, and can send a barrier. */
    public Silences(Channels channels, Courtesies courtesies, Transcript transcript, Runnable changed, boolean speaks) {
        this.channels = channels;
        this.courtesies = courtesies;
        this.transcript = transcript;
        this.changed = changed;
        this.speaks = speaks;
    }

    /** The proof that runs, or null. */
    @Nullable
    public SilenceProof proof() {
        return proof;
    }

    /** The scenarios that show whether the subject answers the barrier that it has not answered yet; none where it has. */
    public List<String> unproved() {
        SilenceProof running = proof;
        if (running == null || running.phase != SilenceProof.Phase.BARRIER) {
            return List.of();
        }
        return courtesies.proversOfBarrier(running.pingData.isEmpty());
    }

    public void abandon() {
        proof = null;
    }

    /** Whether this pong answers the barrier of the proof that runs. */
    public boolean isAnswered(WireEvent.Pong pong) {
        SilenceProof running = proof;
        if (running == null
                || running.pingData.isEmpty()
                || !Arrays.equals(running.pingData.getBytes(StandardCharsets.UTF_8), pong.data())) {
            return false;
        }
        running.answered = true;
        return true;
    }

    public SilenceProof prove(boolean closingOnly, Duration during) {
        SocketChannel socket = channels.socket();
        boolean writable = speaks && socket != null && socket.canSpeak();
        boolean byMessage = writable && courtesies.barrierUsable(transcript);
        SilenceProof started =
                new SilenceProof(closingOnly, during, writable && !byMessage ? SilenceProof.PREFIX + ++proofs : "");
        started.answered = !writable;
        proof = started;
        if (writable && socket != null) {
            socket.write(
                    List.of(
                            byMessage
                                    ? courtesies.barrier()
                                    : new Outgoing.Raw(Frame.of(
                                            Opcode.PING, true, started.pingData.getBytes(StandardCharsets.UTF_8)))),
                    List.of());
        }
        return started;
    }

    /** Whether the subject has dealt with all that the peer sent, as far as a barrier can show. */
    public boolean caughtUp(Loop loop) {
        if (atTheEnd == null) {
            atTheEnd = prove(true, Duration.ZERO);
        }
        SocketChannel socket = channels.socket();
        return atTheEnd.phase != SilenceProof.Phase.BARRIER
                || (socket != null && socket.line().hasEnded())
                || (advance(Duration.ZERO, loop) && atTheEnd.phase != SilenceProof.Phase.BARRIER);
    }

    /** Continues with the proof that runs; true if it moved. */
    public boolean advance(Duration quiet, Loop loop) {
        SilenceProof running = proof;
        if (running == null) {
            return false;
        }
        if (running.phase == SilenceProof.Phase.PROVED) {
            proof = null;
            return true;
        }
        if (running.phase == SilenceProof.Phase.BARRIER && (running.answered || takeBarrierAnswer(running))) {
            running.phase = SilenceProof.Phase.LISTENING;
            Duration listening = running.during.compareTo(quiet) > 0 ? running.during : quiet;
            loop.schedule(listening, () -> {
                running.phase = SilenceProof.Phase.PROVED;
                changed.run();
            });
            return true;
        }
        return false;
    }

    private boolean takeBarrierAnswer(SilenceProof running) {
        SocketChannel socket = channels.socket();
        if (socket == null || !running.pingData.isEmpty()) {
            return false;
        }
        for (Moment moment : socket.line().pending()) {
            if (courtesies.answersBarrier(moment)) {
                socket.line().pending().remove(moment);
                return true;
            }
            if (!running.closingOnly && !courtesies.covers(moment)) {
                return false;
            }
        }
        return false;
    }
}
