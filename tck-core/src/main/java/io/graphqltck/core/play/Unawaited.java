package io.graphqltck.core.play;

import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.play.channel.Channel;
import io.graphqltck.core.play.channel.Channels;
import io.graphqltck.core.play.channel.Courtesies;
import io.graphqltck.core.play.channel.Line;
import io.graphqltck.core.play.channel.SilenceProof;
import io.graphqltck.core.play.channel.Silences;
import io.graphqltck.core.play.channel.SocketChannel;
import io.graphqltck.core.script.Step;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what was received on the channels of a play and no step awaits, and accepts what a lenient peer would accept. */
final class Unawaited {

    private final Channels channels;
    private final Silences silences;
    private final Courtesies courtesies;
    private final boolean judges;

    /** {@code judges}: whether the play judges the subject; one that does not lets all pass. */
    Unawaited(Channels channels, Silences silences, Courtesies courtesies, boolean judges) {
        this.channels = channels;
        this.silences = silences;
        this.courtesies = courtesies;
        this.judges = judges;
    }

    /** What was received although none of these steps awaits it, or null where nothing was, or nothing on its wire is awaited. */
    @Nullable
    Moment unexpected(List<Step> heads) {
        SilenceProof running = silences.proof();
        SocketChannel socket = channels.socket();
        if (running != null && running.closingOnly) {
            return socket == null ? null : socket.line().ending();
        }
        if (running != null) {
            for (Channel channel : channels.attended()) {
                @Nullable Moment front = Channels.front(channel);
                if (front != null) {
                    return front;
                }
            }
            return channels.unclaimed(!running.during.isZero());
        }
        for (Step head : heads) {
            if (head instanceof Step.Await await && await.speech().act().ground() != Ground.UPGRADE) {
                @Nullable
                Moment front = Channels.front(channels.of(await.speech().act()));
                if (front != null) {
                    return front;
                }
            }
        }
        // One that waits for something else still answers what a decent peer answers at once.
        for (SocketChannel other : channels.sockets()) {
            @Nullable Moment front = Channels.front(other);
            if (front != null && courtesies.answers(front)) {
                return front;
            }
        }
        return null;
    }

    /** A request that no turn accounts for, or null. */
    @Nullable
    Moment unclaimed() {
        return channels.unclaimed(false);
    }

    /** Accepts this if a lenient peer would; answers it where an answer is required. */
    boolean letPass(Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire)) {
            return false;
        }
        Channel channel = channels.numbered(onWire.wire());
        boolean passes = channel.letPass(moment, onWire) || !judges;
        if (passes) {
            channel.line().pending().removeFirstOccurrence(moment);
            if (channel.line().pending().isEmpty()) {
                channels.forget(channel);
            }
        }
        return passes;
    }

    /** Continues as a decent peer does, for one that has nothing more to say of its own. */
    void serve() {
        for (Channel channel : channels.served()) {
            for (Moment front = Channels.front(channel); front != null; front = Channels.front(channel)) {
                if (!letPass(front)) {
                    channel.line().pending().poll();
                }
            }
        }
    }

    /** One from which nothing more can come, though all these steps need it; null where one can. */
    @Nullable
    Line dead(List<Step> heads) {
        @Nullable Line dead = null;
        for (Step head : heads) {
            @Nullable
            Channel channel = head instanceof Step.Await await
                    ? channels.of(await.speech().act())
                    : null;
            if (channel == null || !channel.line().isDead()) {
                return null;
            }
            dead = channel.line();
        }
        return dead;
    }
}
