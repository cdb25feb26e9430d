package io.graphqltck.core.play.channel;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the kit's peer does by itself: lets heartbeats pass, answers pings, and uses the protocol's barrier. */
public final class Courtesies {

    private final Protocol protocol;
    private final Bindings bindings;

    public Courtesies(Protocol protocol, Bindings bindings) {
        this.protocol = protocol;
        this.bindings = bindings;
    }

    boolean covers(Moment moment) {
        return said(moment) != null
                && protocol.courtesies().stream()
                        .filter(courtesy -> !courtesy.echo())
                        .anyMatch(courtesy -> bindings.apart().match(courtesy.on(), said(moment)) == null);
    }

    /** The message of the protocol, or null for all else: the body of an exchange is none. */
    private static @Nullable Json said(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Message
                ? onWire.json()
                : null;
    }

    /** Whether this only repeats what the peer has said on the same wire, as often as it has. */
    boolean isEcho(Moment moment, Transcript transcript) {
        @Nullable Json said = said(moment);
        return said != null
                && protocol.courtesies().stream()
                        .filter(Protocol.Courtesy::echo)
                        .anyMatch(courtesy -> isEcho(courtesy.on(), said, moment, transcript));
    }

    private boolean isEcho(Pattern pattern, Json said, Moment moment, Transcript transcript) {
        Bindings own = bindings.apart();
        if (!(moment.what() instanceof Happening.OnWire echo) || own.match(pattern, said) != null) {
            return false;
        }
        int due = 0;
        for (Moment earlier : transcript.moments().subList(0, moment.number())) {
            if (earlier.what() instanceof Happening.OnWire onWire
                    && onWire.wire() == echo.wire()
                    && onWire.json() != null
                    && own.match(pattern, onWire.json()) == null) {
                // What the subject said before the peer did was no echo.
                due = onWire.direction() == Direction.SENT ? due + 1 : Math.max(0, due - 1);
            }
        }
        return due > 0;
    }

    public boolean answers(Moment moment) {
        return answer(moment).isPresent();
    }

    Optional<Outgoing> answer(Moment moment) {
        @Nullable Json said = said(moment);
        if (said == null) {
            return Optional.empty();
        }
        for (Protocol.Courtesy courtesy : protocol.courtesies()) {
            Bindings own = bindings.apart();
            if (!courtesy.echo() && own.match(courtesy.on(), said) == null) {
                return answer(courtesy, own);
            }
        }
        return Optional.empty();
    }

    private static Optional<Outgoing> answer(Protocol.Courtesy courtesy, Bindings own) {
        if (courtesy.closes() != null) {
            return Optional.of(new Outgoing.Close(courtesy.closes(), ""));
        }
        return courtesy.answer() == null ? Optional.empty() : Optional.of(message(own, courtesy.answer()));
    }

    /** Whether the barrier's message is allowed by now: what must come before it has been on a wire. */
    boolean barrierUsable(Transcript transcript) {
        Protocol.@Nullable Barrier barrier = protocol.barrier();
        if (barrier == null) {
            return false;
        }
        @Nullable Pattern after = barrier.after();
        if (after == null) {
            return true;
        }
        List<Moment> moments = transcript.moments();
        int wire = 0;
        for (int i = moments.size() - 1; i >= 0; i--) {
            if (moments.get(i).what() instanceof Happening.OnWire onWire) {
                wire = wire == 0 ? onWire.wire() : wire;
                if (onWire.wire() == wire && onWire.json() != null && bindings.match(after, onWire.json()) == null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The scenarios that show whether a subject answers the barrier, which is a message of the protocol or a WebSocket ping. */
    List<String> proversOfBarrier(boolean byMessage) {
        Protocol.@Nullable Barrier barrier = protocol.barrier();
        return byMessage && barrier != null ? barrier.provedBy() : protocol.pingsProvedBy();
    }

    Outgoing barrier() {
        Protocol.@Nullable Barrier barrier = protocol.barrier();
        if (barrier == null) {
            throw new IllegalStateException("the protocol has no barrier");
        }
        return message(bindings, barrier.send());
    }

    boolean answersBarrier(Moment moment) {
        Protocol.@Nullable Barrier barrier = protocol.barrier();
        return barrier != null
                && moment.what() instanceof Happening.OnWire onWire
                && onWire.json() != null
                && bindings.match(barrier.await(), onWire.json()) == null;
    }

    private static Outgoing message(Bindings bindings, Pattern pattern) {
        @Nullable Json value = bindings.say(pattern);
        String text = value == null ? "" : JsonText.write(value);
        return new Outgoing.Message(false, text.getBytes(StandardCharsets.UTF_8), List.of(), false);
    }
}
