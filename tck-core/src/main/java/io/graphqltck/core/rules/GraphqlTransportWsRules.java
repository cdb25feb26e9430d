package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The laws of a graphql-transport-ws session (graphql-ws PROTOCOL.md). */
public final class GraphqlTransportWsRules implements ProtocolRules {

    private static final Set<String> REQUIREMENTS = Set.of(
            "GTWS-B-20",
            "GTWS-C-01",
            "GTWS-C-03",
            "GTWS-C-06",
            "GTWS-C-07",
            "GTWS-C-17",
            "GTWS-C-23",
            "GTWS-C-25",
            "GTWS-C-28",
            "GTWS-C-29",
            "GTWS-C-44",
            "GTWS-S-01",
            "GTWS-S-22",
            "GTWS-S-23",
            "GTWS-S-29",
            "GTWS-S-30",
            "GTWS-S-43",
            "GTWS-S-44",
            "GTWS-S-94");

    /** What a client must do at the end of an operation. */
    private static final Map<String, String> ENDS =
            Map.of(OperationEnds.COMPLETE, "GTWS-C-23", OperationEnds.ERROR, "GTWS-C-25");

    /** What it breaks by closing at such an end what others still use. */
    private static final Map<String, String> BESIDE =
            Map.of(OperationEnds.COMPLETE, "GTWS-C-29", OperationEnds.ERROR, "GTWS-C-25");

    /** What it breaks by reporting an end of this kind more than once. */
    private static final Map<String, String> REPEATED = Map.of(
            OperationEnds.COMPLETE, "GTWS-C-23", OperationEnds.ERROR, "GTWS-C-25", OperationEnds.CLOSE, "GTWS-C-44");

    @Override
    public String protocol() {
        return "graphql-transport-ws";
    }

    @Override
    public Set<String> requirements() {
        return REQUIREMENTS;
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        return SocketSession.judge(protocol, subject, transcript, Session::new);
    }

    @Override
    public @Nullable String basis(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            if (Upgrades.offersNone(moment, protocol())) {
                return "GTWS-C-01";
            }
            return ENDS.get(OperationEnds.last(moment, transcript));
        }
        return Upgrades.fails(moment, transcript, protocol()) ? "GTWS-S-01" : null;
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            @Nullable String beside = BESIDE.get(OperationEnds.closedBeside(moment, transcript));
            return beside == null ? REPEATED.get(OperationEnds.repeated(moment, transcript)) : beside;
        }
        if (GraphqlResults.isWronglyNull(moment)) {
            return "GTWS-S-94";
        }
        return OperationEnds.endsFormerUse(moment, transcript) ? "GTWS-S-43" : null;
    }

    private static final String AFTER_ERROR = "nothing more for an operation after its error";

    /** One connection. */
    private static final class Session extends SocketSession {

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

        Session(Opening opening) {
            super(opening);
        }

        @Override
        void acted(String what) {
            // One within a callback is told of when it is ordered: the client's complete may be here before the report
            // of the result at which the client sends it.
            boolean stops = what.startsWith("unsubscribes ") && !what.contains(" within the callback ");
            boolean willStop = what.startsWith("orders: unsubscribes ") && what.contains(" for the first result of ");
            stopsUnderWay += stops || willStop ? 1 : 0;
            closing |= what.startsWith("closes the client");
        }

        @Override
        void wrote() {
            oddIds = true;
        }

        @Override
        void kitSaid(WireEvent.Message message, @Nullable Json json) {
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
        @Override
        Excuse excuse(Json wrong) {
            return wrong instanceof JsonObject object && repeats(object) ? Excuse.UNREAD : Excuse.NONE;
        }

        private boolean repeats(JsonObject object) {
            String type = String.valueOf(object.text("type"));
            boolean ofOperation = Set.of("next", "error", "complete").contains(type);
            @Nullable String id = object.text("id");
            return (ofOperation && oddIds && (id == null || id.isEmpty()))
                    || (type.equals("pong") && oddPayloads.contains(object.get("payload")));
        }

        @Override
        void noJson(int moment, WireEvent.Message message) {
            isText(moment, message, Json.ofNull());
            add(form(null), moment, "one JSON object in each message", Describe.event(message));
        }

        @Override
        boolean isText(int moment, WireEvent.Message message, Json json) {
            if (message.binary()) {
                add("GTWS-B-20", moment, "text messages only", Describe.event(message));
            }
            return true;
        }

        @Override
        void fromServer(Spoken spoken) {
            fromServer(spoken.moment(), spoken.judged(), spoken.type(), spoken.id(), spoken.event());
        }

        @Override
        void fromClient(Spoken spoken) {
            fromClient(spoken.moment(), spoken.judged(), spoken.type(), spoken.id(), spoken.message(), spoken.event());
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
    }

    /** What is known of one operation id's latest use. */
    private static final class Operation {

        private final boolean single;
        private int starts;
        private int results;
        private int excused;
        /** Former uses that were running when this one began: a server that reads on only after them ends them first. */
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
