package io.graphqltck.runner.record;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.rules.RuleFinding;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.LiveTimeline;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.runner.output.Teller;
import io.graphqltck.wire.relay.RelayListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is heard, tells it, and says at once what breaks a rule. It hears on the relay's loop, and does all the rest off
 * it: what is hostile takes time, and must not hold up what is passed on.
 */
final class Recorder implements RelayListener, AutoCloseable {

    static final String CLIENT = "your client";

    /** More are passed on and not kept: a recording is made to be read. */
    private static final int MOST_WIRES = 1000;

    /** All that was said is judged again with each word, which must not take for ever; later it is judged at the end. */
    private static final int MOST_JUDGED_LIVE = 400;

    /** At the end, for what was heard and not looked at yet. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final Protocol protocol;
    private final Rules rules;
    private final ConsoleStyle style;
    private final Redaction redaction;
    private final Consumer<String> out;
    private final Runnable firstIsOver;
    private final LiveTimeline timeline;
    private final Map<Integer, Recorded> wires = new HashMap<>();
    private final List<Recorded> inOrder = new ArrayList<>();
    private final Map<Role, Set<String>> told = new EnumMap<>(Role.class);
    private final Teller teller = new Teller();
    private final AtomicBoolean behind = new AtomicBoolean();
    private long heardAt;
    private boolean full;

    /**
     * Keeps what is said in this protocol.
     *
     * @param out is given whole lines, with their line ends
     * @param firstIsOver is run when the first connection has ended
     */
    Recorder(
            Protocol protocol,
            Rules rules,
            SubjectInfo server,
            ConsoleStyle style,
            Redaction redaction,
            Consumer<String> out,
            Runnable firstIsOver) {
        this.protocol = protocol;
        this.rules = rules;
        this.style = style;
        this.redaction = redaction;
        this.out = out;
        this.firstIsOver = firstIsOver;
        this.timeline = new LiveTimeline(style, server, CLIENT, redaction, out);
        for (Role role : Role.values()) {
            told.put(role, new HashSet<>());
        }
    }

    @Override
    public void heard(Role speaker, int wire, WireEvent event) {
        long at = System.nanoTime();
        if (!teller.tell(weight(event), () -> keep(speaker, wire, event, at))) {
            behind.set(true);
        }
    }

    private void keep(Role speaker, int wire, WireEvent event, long at) {
        heardAt = at;
        @Nullable Recorded recorded = recorded(wire);
        if (recorded == null) {
            return;
        }
        Moment moment = recorded.add(speaker, event);
        if (moment.what() instanceof Happening.OnWire said) {
            timeline.add(new Moment(
                    moment.number(),
                    moment.at(),
                    new Happening.OnWire(wire, said.direction(), said.event(), said.json())));
        }
        if (moment.number() < MOST_JUDGED_LIVE) {
            for (Role role : Role.values()) {
                judge(recorded, role);
            }
        }
    }

    private static long weight(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public Long requested(WireEvent.Requested requested) {
                return 0L;
            }

            @Override
            public Long responded(WireEvent.Responded responded) {
                return 0L;
            }

            @Override
            public Long asked(WireEvent.Asked asked) {
                return (long) asked.body().length;
            }

            @Override
            public Long answered(WireEvent.Answered answered) {
                return (long) answered.body().length;
            }

            @Override
            public Long streams(WireEvent.Streams streams) {
                return 0L;
            }

            @Override
            public Long item(WireEvent.Item item) {
                return (long) item.body().length;
            }

            @Override
            public Long keepAlive(WireEvent.KeepAlive keepAlive) {
                return 0L;
            }

            @Override
            public Long goingAway(WireEvent.GoingAway goingAway) {
                return 0L;
            }

            @Override
            public Long streamEnded(WireEvent.StreamEnded streamEnded) {
                return 0L;
            }

            @Override
            public Long message(WireEvent.Message message) {
                return (long) message.octets().length;
            }

            @Override
            public Long ping(WireEvent.Ping ping) {
                return 0L;
            }

            @Override
            public Long pong(WireEvent.Pong pong) {
                return 0L;
            }

            @Override
            public Long close(WireEvent.Close close) {
                return 0L;
            }

            @Override
            public Long wrote(WireEvent.Wrote wrote) {
                return 0L;
            }

            @Override
            public Long ended(WireEvent.Ended ended) {
                return 0L;
            }

            @Override
            public Long violation(WireEvent.Violation violation) {
                return 0L;
            }
        });
    }

    private @Nullable Recorded recorded(int wire) {
        @Nullable Recorded known = wires.get(wire);
        if (known == null && wires.size() < MOST_WIRES) {
            known = new Recorded(wire, () -> heardAt);
            wires.put(wire, known);
            synchronized (inOrder) {
                inOrder.add(known);
            }
        } else if (known == null && !full) {
            full = true;
            out.accept("More than " + MOST_WIRES
                    + " connections and exchanges: further ones are passed on, but not kept.\n");
        }
        return known;
    }

    private void judge(Recorded recorded, Role role) {
        Transcript transcript = recorded.of(role);
        for (RuleFinding finding : rules.judge(protocol, role, transcript)) {
            @Nullable Requirement requirement = protocol.requirements().get(finding.requirement());
            boolean counts = requirement == null || requirement.judgement() != Judgement.OBSERVE;
            String key = recorded.number() + " " + finding.moment() + " " + finding.requirement();
            if (counts && told.getOrDefault(role, Set.of()).add(key)) {
                out.accept(words(role, recorded, finding, requirement));
            }
        }
    }

    private String words(Role role, Recorded recorded, RuleFinding finding, @Nullable Requirement requirement) {
        var redactor = redaction.of(recorded.of(role).moments());
        return "  The " + role.word() + " breaks " + finding.requirement()
                + (requirement == null ? "" : ", " + requirement.level().name() + ": " + requirement.sentence())
                + "\n    expected " + style.safe(redactor.words(finding.expected()))
                + "\n    found    " + style.safe(redactor.text(finding.found())) + "\n";
    }

    @Override
    public void deaf(int wire, String why) {
        if (!teller.tell(0, () -> noteDeaf(wire, why))) {
            behind.set(true);
        }
    }

    private void noteDeaf(int wire, String why) {
        @Nullable Recorded recorded = wires.get(wire);
        String text = why + " From here on #" + wire + " is passed on, and not understood.";
        if (recorded != null) {
            recorded.note(text);
        }
        out.accept(style.safe(text) + "\n");
    }

    @Override
    public void gone(int wire) {
        if (!teller.tell(0, firstIsOver)) {
            firstIsOver.run();
        }
    }

    /** All so far, in the order in which they began; nothing is added to them any more. */
    List<Recorded> recorded() {
        try {
            teller.await(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // with what there is
        }
        teller.close();
        if (behind.getAndSet(false)) {
            out.accept("More was said than could be looked at: some of it was passed on, but not kept.\n");
        }
        synchronized (inOrder) {
            inOrder.forEach(Recorded::complete);
            return List.copyOf(inOrder);
        }
    }

    @Override
    public void close() {
        teller.close();
    }
}
