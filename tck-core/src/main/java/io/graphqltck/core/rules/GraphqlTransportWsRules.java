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
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The laws of a graphql-transport-ws session (graphql-ws PROTOCOL.md). */
public final class GraphqlTransportWsRules implements ProtocolRules {

    @Override
    public String protocol() {
        return "graphql-transport-ws";
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        Map<Integer, Session> sessions = new HashMap<>();
        List<RuleFinding> findings = new ArrayList<>();
        Set<Integer> others = new HashSet<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.event() instanceof WireEvent.Responded responded
                    && selectsAnother(responded.head())) {
                others.add(onWire.wire()); // from here on the laws of that protocol hold
            } else if (moment.what() instanceof Happening.OnWire onWire
                    && onWire.event() instanceof WireEvent.Message message
                    && !others.contains(onWire.wire())) {
                Session session =
                        sessions.computeIfAbsent(onWire.wire(), wire -> new Session(protocol, subject, findings));
                session.message(moment.number(), onWire.direction(), message, onWire.json());
            } else if (moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Wrote) {
                sessions.computeIfAbsent(onWire.wire(), wire -> new Session(protocol, subject, findings))
                        .wrote();
            } else if (moment.what() instanceof Happening.ApplicationActed acted) {
                sessions.values().forEach(session -> session.acted(acted.what()));
            }
        }
        return findings;
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return OperationEnds.closedBeside(moment, transcript) ? "GTWS-C-29" : null;
        }
        if (Upgrades.fails(moment, transcript, protocol())) {
            return "GTWS-S-01";
        }
        if (GraphqlResults.isNull(moment)) {
            return "GTWS-S-94";
        }
        return OperationEnds.endsFormerUse(moment, transcript) ? "GTWS-S-43" : null;
    }

    private boolean selectsAnother(HttpHead head) {
        String selected = head.field("Sec-WebSocket-Protocol");
        return selected != null && !selected.equals(protocol());
    }

    private static final String AFTER_ERROR = "nothing more for an operation after its error";

    /** One connection. */
    private static final class Session {

        private final Protocol protocol;
        private final Role subject;
        private final List<RuleFinding> findings;
        private final Map<String, Operation> operations = new HashMap<>();
        private int inits;
        private int acks;
        /** How many operations the client's application has stopped, of which no complete has come yet. */
        private int stopsUnderWay;

        private boolean closing;
        /** The kit may have used an id that is no text, an empty one, or one that is not known here: how it is answered is open. */
        private boolean oddIds;
        /** The malformed payloads of the kit's pings, which a pong may repeat. */
        private final Set<Json> oddPayloads = new HashSet<>();

        Session(Protocol protocol, Role subject, List<RuleFinding> findings) {
            this.protocol = protocol;
            this.subject = subject;
            this.findings = findings;
        }

        void acted(String what) {
            stopsUnderWay += what.startsWith("unsubscribes ") ? 1 : 0;
            closing |= what.equals("closes the client");
        }

        /** The kit has written frames or octets: what they said nobody has read. */
        void wrote() {
            oddIds = true;
        }

        void message(int moment, Direction direction, WireEvent.Message message, @Nullable Json json) {
            boolean fromSubject = direction == Direction.RECEIVED;
            Role speaker = fromSubject ? subject : subject.other();
            if (!fromSubject) {
                noteOddities(message, json);
            }
            if (fromSubject && !grammatical(moment, message, json)) {
                return;
            }
            if (!(json instanceof JsonObject object)) {
                return;
            }
            String type = String.valueOf(object.text("type"));
            String id = String.valueOf(object.text("id"));
            if (speaker == Role.SERVER) {
                fromServer(moment, fromSubject, type, id, message);
            } else {
                fromClient(moment, fromSubject, type, id, object, message);
            }
        }

        private void noteOddities(WireEvent.Message message, @Nullable Json json) {
            if (message.binary() || !(json instanceof JsonObject object)) {
                oddIds = true;
                return;
            }
            boolean ofOperation = Set.of("subscribe", "complete").contains(String.valueOf(object.text("type")));
            @Nullable String id = object.text("id");
            oddIds |= ofOperation && (id == null || id.isEmpty());
            @Nullable Json payload = object.get("payload");
            if (payload != null && "ping".equals(object.text("type"))) {
                oddPayloads.add(payload);
            }
        }

        /** An answer to what the kit said wrongly on purpose repeats what was wrong: the sentence that was broken is another one. */
        private boolean isExcused(Json json) {
            if (!(json instanceof JsonObject object)) {
                return false;
            }
            String type = String.valueOf(object.text("type"));
            boolean ofOperation = Set.of("next", "error", "complete").contains(type);
            @Nullable String id = object.text("id");
            return (ofOperation && oddIds && (id == null || id.isEmpty()))
                    || (type.equals("pong") && oddPayloads.contains(object.get("payload")));
        }

        private boolean grammatical(int moment, WireEvent.Message message, @Nullable Json json) {
            if (message.octets().length < message.length()) {
                return false;
            }
            if (message.binary()) {
                add("GTWS-B-20", moment, "text messages only", Describe.event(message));
            }
            if (json == null) {
                add(malformed(), moment, "one JSON object in each message", Describe.event(message));
                return false;
            }
            @Nullable String problem = protocol.grammar().problem(subject.word(), json);
            if (problem != null && !isExcused(json)) {
                add(
                        requirementOf(json),
                        moment,
                        "a message of the protocol's grammar: " + problem,
                        Describe.event(message));
            }
            return problem == null;
        }

        private String malformed() {
            return subject == Role.SERVER ? "GTWS-S-64" : "GTWS-B-01";
        }

        /** Which sentence a message of wrong form breaks. */
        private String requirementOf(Json json) {
            @Nullable String type = json instanceof JsonObject object ? object.text("type") : null;
            if (type == null) {
                return malformed();
            }
            if (!protocol.grammar().types(subject.word()).contains(type)) {
                return subject == Role.SERVER ? "GTWS-S-66" : "GTWS-B-01";
            }
            return switch (type) {
                case "connection_ack" -> "GTWS-S-08";
                case "next" -> idIsText(json) ? "GTWS-S-32" : "GTWS-S-30";
                case "error" -> idIsText(json) ? "GTWS-S-42" : "GTWS-S-30";
                case "ping", "pong" -> "GTWS-B-09";
                case "connection_init" -> "GTWS-C-05";
                case "subscribe" -> idIsText(json) && hasQuery(json) ? "GTWS-C-16" : "GTWS-C-15";
                default -> "GTWS-B-02";
            };
        }

        private static boolean idIsText(Json json) {
            return json instanceof JsonObject object && object.text("id") != null;
        }

        private static boolean hasQuery(Json json) {
            return json instanceof JsonObject object
                    && object.get("payload") instanceof JsonObject payload
                    && payload.text("query") != null;
        }

        private void fromServer(int moment, boolean judged, String type, String id, WireEvent.Message message) {
            if (type.equals("connection_ack")) {
                acks++;
                if (judged && inits == 0) {
                    add("GTWS-S-23", moment, "connection_ack only after connection_init", Describe.event(message));
                } else if (judged && acks > 1 && acks > inits) {
                    add("GTWS-S-23", moment, "one connection_ack", Describe.event(message));
                }
                return;
            }
            boolean ofOperation = type.equals("next") || type.equals("error") || type.equals("complete");
            if (!ofOperation) {
                return;
            }
            if (judged && acks == 0) {
                add("GTWS-S-22", moment, "nothing but ping and pong before connection_ack", Describe.event(message));
            }
            @Nullable Operation operation = operations.get(id);
            if (operation == null) {
                if (judged && !oddIds) {
                    add(
                            "GTWS-S-30",
                            moment,
                            "the id of an operation that the client has started",
                            Describe.event(message));
                }
                return;
            }
            if (type.equals("complete") && operation.excused > 0) {
                // The late answer to the client's complete of the id's former use (P:161 leaves it open).
                operation.excused--;
                return;
            }
            if (judged && type.equals("complete") && operation.afterError && operation.results == 0) {
                // Either an empty stream or what should not have followed the former use's error: what comes next
                // tells.
                operation.afterError = false;
                operation.late = moment;
                operation.lateWords = Describe.event(message);
                return;
            }
            if (judged && operation.late >= 0) {
                add("GTWS-S-43", operation.late, AFTER_ERROR, operation.lateWords);
                operation.late = -1;
            }
            operation.afterError = false;
            if (judged) {
                judgeServers(moment, type, operation, message);
            }
            if (type.equals("next")) {
                operation.results++;
            } else if (operation.ahead > 0) {
                operation.ahead--;
                operation.results = 0;
            } else {
                operation.ended = type;
                operation.crossable = closing || stopsUnderWay > 0;
            }
        }

        private void judgeServers(int moment, String type, Operation operation, WireEvent.Message message) {
            if (operation.ended.equals("error")) {
                add("GTWS-S-43", moment, AFTER_ERROR, Describe.event(message));
            } else if (operation.ended.equals("complete")) {
                add("GTWS-S-44", moment, "nothing more for an operation after its complete", Describe.event(message));
            } else if (type.equals("next") && operation.single && operation.results > 0 && operation.starts == 1) {
                add("GTWS-S-29", moment, "at most one next for a query or mutation", Describe.event(message));
            }
        }

        private void fromClient(
                int moment, boolean judged, String type, String id, JsonObject object, WireEvent.Message message) {
            switch (type) {
                case "connection_init" -> {
                    inits++;
                    if (judged && inits > 1) {
                        add("GTWS-C-06", moment, "one connection_init on each socket", Describe.event(message));
                    }
                }
                case "subscribe" -> subscribe(moment, judged, id, object, message);
                case "complete" -> complete(moment, judged, id, message);
                default -> {
                    // ping and pong may be sent at any time within the established socket (P:70, P:87).
                }
            }
        }

        private void subscribe(int moment, boolean judged, String id, JsonObject object, WireEvent.Message message) {
            @Nullable Operation before = operations.get(id);
            if (judged && inits == 0) {
                add("GTWS-C-03", moment, "connection_init as the first message", Describe.event(message));
            } else if (judged && acks == 0) {
                add("GTWS-C-07", moment, "no subscribe before connection_ack", Describe.event(message));
            }
            if (judged && before != null && before.active()) {
                add("GTWS-C-17", moment, "an id that no active operation has", Describe.event(message));
            }
            Operation operation = new Operation(Requests.isSingle(object));
            operation.afterError = before != null && before.ended.equals("error");
            operation.starts = before == null ? 1 : before.starts + 1;
            operation.excused =
                    before == null ? 0 : before.excused + (before.stopped && before.ended.isEmpty() ? 1 : 0);
            operation.ahead = before != null && before.active() ? before.ahead + 1 : 0;
            operations.put(id, operation);
        }

        private void complete(int moment, boolean judged, String id, WireEvent.Message message) {
            @Nullable Operation operation = operations.get(id);
            if (operation == null) {
                if (judged) {
                    add(
                            "GTWS-C-28",
                            moment,
                            "no complete for an operation that was not started",
                            Describe.event(message));
                }
            } else if (judged && operation.crossable) {
                // It may have been on its way already, and completes of both parties that cross are harmless
                // (P:229-232).
                operation.crossable = false;
            } else if (judged && !operation.ended.isEmpty()) {
                add(
                        "GTWS-C-28",
                        moment,
                        "no complete for an operation that the server has ended",
                        Describe.event(message));
            } else if (judged && operation.stopped) {
                add("GTWS-C-28", moment, "one complete for an operation", Describe.event(message));
            }
            if (operation != null) {
                operation.stopped = true;
                stopsUnderWay = Math.max(0, stopsUnderWay - 1);
            }
        }

        private void add(String requirement, int moment, String expected, String found) {
            findings.add(new RuleFinding(requirement, moment, expected, found));
        }
    }

    /** What is known of one operation id's latest use. */
    private static final class Operation {

        private final boolean single;
        private int starts;
        private int results;
        private int excused;
        /** Former uses that were running when this one began: a server that reads on only behind them ends them first. */
        private int ahead;

        private String ended = "";
        private boolean stopped;
        /** The former use of the id ended with an error, and nothing of this use has come yet. */
        private boolean afterError;
        /** The moment of a complete of which it is not known yet to which use it belongs, or -1. */
        private int late = -1;

        private String lateWords = "";
        /** The server has ended it while a complete of the client's could be on its way. */
        private boolean crossable;

        Operation(boolean single) {
            this.single = single;
        }

        boolean active() {
            return ended.isEmpty() && !stopped;
        }
    }
}
