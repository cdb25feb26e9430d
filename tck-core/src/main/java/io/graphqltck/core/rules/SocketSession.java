package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket connection as the rules of its protocol see it: who says what, whether it is in the grammar, and what was found. The
 * laws themselves are the subclass's.
 */
abstract class SocketSession {

    /** What a session is opened with. */
    record Opening(Protocol protocol, Role subject, List<RuleFinding> findings) {}

    /** A message that somebody said. {@code judged}: by the subject. */
    record Spoken(int moment, Duration at, boolean judged, WireEvent.Message event, JsonObject message) {

        String type() {
            return String.valueOf(message.text("type"));
        }

        /** The id, or null where it is no text. */
        @Nullable
        String idIfText() {
            return message.text("id");
        }

        String id() {
            return String.valueOf(message.text("id"));
        }

        String words() {
            return Describe.event(event);
        }
    }

    /** What becomes of a message that is not in the grammar. */
    enum Excuse {
        NONE,
        /** Its form counts against nobody, and its meaning is open. */
        UNREAD,
        /** Its form counts against nobody. */
        READ
    }

    private final Opening opening;

    SocketSession(Opening opening) {
        this.opening = opening;
    }

    /** What the subject did in all sessions of the transcript, one for each connection. */
    static List<RuleFinding> judge(
            Protocol protocol, Role subject, Transcript transcript, Function<Opening, SocketSession> open) {
        List<RuleFinding> findings = new ArrayList<>();
        Opening opening = new Opening(protocol, subject, findings);
        Map<Integer, SocketSession> sessions = new HashMap<>();
        Set<Integer> others = new HashSet<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.ApplicationActed acted) {
                sessions.values().forEach(session -> session.acted(acted.what()));
            } else if (moment.what() instanceof Happening.OnWire onWire) {
                if (selectsAnother(onWire, protocol)) {
                    others.add(onWire.wire()); // from here on the laws of that protocol hold
                } else if (!others.contains(onWire.wire()) && isSaid(onWire.event())) {
                    sessions.computeIfAbsent(onWire.wire(), wire -> open.apply(opening))
                            .happened(moment, onWire);
                }
            }
        }
        return findings;
    }

    private static boolean isSaid(WireEvent event) {
        return event instanceof WireEvent.Message || event instanceof WireEvent.Wrote;
    }

    private static boolean selectsAnother(Happening.OnWire onWire, Protocol protocol) {
        @Nullable
        String selected = onWire.event() instanceof WireEvent.Responded responded
                ? responded.head().field("Sec-WebSocket-Protocol")
                : null;
        return selected != null && !selected.equals(protocol.subprotocol());
    }

    private void happened(Moment moment, Happening.OnWire onWire) {
        if (!(onWire.event() instanceof WireEvent.Message message)) {
            wrote();
            return;
        }
        boolean judged = onWire.direction() == Direction.RECEIVED;
        @Nullable Json json = onWire.json();
        if (judged && !isRead(moment.number(), message, json)) {
            return;
        }
        if (!judged) {
            kitSaid(message, json);
        }
        if (json instanceof JsonObject object) {
            Spoken spoken = new Spoken(moment.number(), moment.at(), judged, message, object);
            if (speaker(judged) == Role.SERVER) {
                fromServer(spoken);
            } else {
                fromClient(spoken);
            }
        }
    }

    private Role speaker(boolean judged) {
        return judged ? opening.subject() : opening.subject().other();
    }

    /** Whether the subject's message has a form in which it means something; what is wrong with the form is found here. */
    private boolean isRead(int moment, WireEvent.Message message, @Nullable Json json) {
        if (message.octets().length < message.length() || json == null || !isText(moment, message, json)) {
            if (json == null && message.octets().length == message.length()) {
                noJson(moment, message);
            }
            return false;
        }
        @Nullable String problem = problem(opening.subject(), json);
        if (problem == null) {
            return true;
        }
        Excuse excuse = excuse(json);
        if (excuse == Excuse.NONE) {
            add(form(json), moment, "a message of the protocol's grammar: " + problem, Describe.event(message));
        }
        return excuse == Excuse.READ;
    }

    /** What is wrong with this as said by this party, or null. */
    final @Nullable String problem(Role party, Json json) {
        return opening.protocol().grammar().problem(party.word(), json);
    }

    /** The requirement that a message of the subject breaks by its form, as the grammar has it. */
    final String form(@Nullable Json json) {
        return String.valueOf(opening.protocol().grammar().requirement(subject().word(), json));
    }

    final Role subject() {
        return opening.subject();
    }

    final void add(String requirement, Spoken spoken, String expected) {
        if (spoken.judged()) {
            add(requirement, spoken.moment(), expected, spoken.words());
        }
    }

    final void add(String requirement, int moment, String expected, String found) {
        opening.findings().add(new RuleFinding(requirement, moment, expected, found));
    }

    /** The subject has said what is no JSON. */
    abstract void noJson(int moment, WireEvent.Message message);

    /** Whether the subject's JSON came as the protocol's messages come; what is wrong with that is found there. */
    abstract boolean isText(int moment, WireEvent.Message message, Json json);

    abstract void fromServer(Spoken spoken);

    abstract void fromClient(Spoken spoken);

    /** How a subject answers what the kit said wrongly on purpose may be open. */
    Excuse excuse(Json wrong) {
        return Excuse.NONE;
    }

    /** The kit has said this, perhaps wrongly on purpose. */
    void kitSaid(WireEvent.Message message, @Nullable Json json) {}

    /** The kit has written frames or octets: what they said nobody has read. */
    void wrote() {}

    void acted(String what) {}
}
