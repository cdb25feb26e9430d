package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
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

/** The laws of a session of the legacy graphql-ws (subscriptions-transport-ws PROTOCOL.md). */
public final class LegacyGraphqlWsRules implements ProtocolRules {

    private static final Set<String> REQUIREMENTS = Set.of(
            "LGWS-C-01",
            "LGWS-C-02",
            "LGWS-C-07",
            "LGWS-C-16",
            "LGWS-C-17",
            "LGWS-C-21",
            "LGWS-C-22",
            "LGWS-C-30",
            "LGWS-C-32",
            "LGWS-S-01",
            "LGWS-S-04",
            "LGWS-S-08",
            "LGWS-S-13",
            "LGWS-S-14",
            "LGWS-S-27",
            "LGWS-S-37",
            "LGWS-S-51",
            "LGWS-S-54",
            "LGWS-S-56",
            "LGWS-S-57",
            "LGWS-S-59",
            "LGWS-S-61");

    /** What a client must do at the end of an operation. */
    private static final Map<String, String> ENDS =
            Map.of(OperationEnds.COMPLETE, "LGWS-C-16", OperationEnds.ERROR, "LGWS-C-17");

    @Override
    public String protocol() {
        return "graphql-ws";
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
                return "LGWS-C-01";
            }
            return ENDS.get(OperationEnds.last(moment, transcript));
        }
        if (!Upgrades.fails(moment, transcript, protocol())) {
            return null;
        }
        // Which subprotocol is selected is in no document of this protocol; that a connection is opened is in RFC 6455.
        return Upgrades.refuses(moment) ? "WS-S-01" : "LGWS-S-01";
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return ENDS.get(OperationEnds.repeated(moment, transcript));
        }
        return GraphqlResults.isWronglyNull(moment) ? "LGWS-S-61" : null;
    }

    /** One connection. */
    private static final class Session extends SocketSession {

        private final Map<String, Operation> operations = new HashMap<>();
        private final Set<String> named = new HashSet<>();
        private int inits;
        private int acks;
        private boolean rejected;
        /** The kit has said something that the document does not know: how it is answered is open. */
        private boolean garbled;
        /** The kit may have used an id that is no text, or one that is not known here. */
        private boolean oddIds;

        Session(Opening opening) {
            super(opening);
        }

        @Override
        void wrote() {
            garbled = true;
            oddIds = true;
        }

        @Override
        void kitSaid(WireEvent.Message message, @Nullable Json json) {
            if (message.binary()) {
                wrote();
            } else if (json == null || problem(subject().other(), json) != null) {
                garbled = true;
            }
        }

        @Override
        void noJson(int moment, WireEvent.Message message) {
            String requirement = subject() == Role.SERVER ? "LGWS-S-51" : "LGWS-C-30";
            add(requirement, moment, "text messages that hold one JSON object each", Describe.event(message));
        }

        @Override
        boolean isText(int moment, WireEvent.Message message, Json json) {
            boolean text = !message.binary() && json instanceof JsonObject;
            if (!text) {
                noJson(moment, message);
            }
            return text;
        }

        /** How a server names, in an answer, what the kit did not name rightly is open. */
        @Override
        Excuse excuse(Json wrong) {
            String type = wrong instanceof JsonObject object ? String.valueOf(object.text("type")) : "";
            boolean ofOperation = type.equals("data") || type.equals("complete");
            boolean excused = (garbled && type.equals("error")) || (oddIds && ofOperation);
            return subject() == Role.SERVER && excused ? Excuse.READ : Excuse.NONE;
        }

        @Override
        void fromServer(Spoken spoken) {
            fromServer(spoken.moment(), spoken.judged(), spoken.type(), spoken.message(), spoken.words());
        }

        @Override
        void fromClient(Spoken spoken) {
            fromClient(spoken.moment(), spoken.judged(), spoken.type(), spoken.message(), spoken.words());
        }

        private void fromServer(int moment, boolean judged, String type, JsonObject object, String said) {
            switch (type) {
                case "connection_ack" -> {
                    acks++;
                    if (judged && acks > inits) {
                        add("LGWS-S-04", moment, "one connection_ack in answer to each connection_init", said);
                    } else if (judged && rejected && inits == 1) {
                        add("LGWS-S-04", moment, "connection_ack or connection_error, not both", said);
                    }
                }
                case "connection_error" -> rejected |= inits > 0 && acks == 0 && !garbled;
                case "ka" -> {
                    if (judged && acks == 0) {
                        add("LGWS-S-08", moment, "ka only after connection_ack", said);
                    }
                }
                case "data", "error", "complete" -> ofOperation(moment, judged, type, object, said);
                default -> {
                    // Nothing that the document knows: the grammar has said so.
                }
            }
        }

        private void ofOperation(int moment, boolean judged, String type, JsonObject object, String said) {
            @Nullable String id = object.text("id");
            @Nullable Operation operation = id == null ? null : operations.get(id);
            if (judged && type.equals("error") && !garbled) {
                judgeError(moment, object, said);
            }
            if (operation == null) {
                if (judged && id != null && !named.contains(id) && !oddIds) {
                    add("LGWS-S-54", moment, "the id of an operation that the client has started", said);
                }
                return;
            }
            if (type.equals("complete") && operation.excused > 0) {
                // It may be what was still to be said of the id's former use.
                operation.excused--;
                return;
            }
            if (judged) {
                judgeOrder(moment, type, operation, said);
            }
            switch (type) {
                case "data" -> operation.results++;
                case "error" -> operation.failed = true;
                default -> operation.completed = true;
            }
        }

        private void judgeError(int moment, JsonObject object, String said) {
            @Nullable Json payload = object.get("payload");
            if (payload == null) {
                add("LGWS-S-56", moment, "a payload that describes the error", said);
            } else if (payload instanceof JsonArray) {
                add("LGWS-S-37", moment, "one error object as payload", said);
            }
        }

        private void judgeOrder(int moment, String type, Operation operation, String said) {
            boolean data = type.equals("data");
            if (data && rejected && acks == 0) {
                add("LGWS-S-13", moment, "no data on a connection that was rejected", said);
            } else if (data && operation.afterInit && acks == 0) {
                add("LGWS-S-14", moment, "no data before connection_ack", said);
            }
            if (operation.ambiguous) {
                return;
            }
            if (data && operation.completed) {
                add("LGWS-S-27", moment, "no data for an operation after its complete", said);
            } else if (data && operation.single && operation.results > 0) {
                add("LGWS-S-59", moment, "one result for a query or mutation", said);
            } else if (!data && (operation.completed || (operation.failed && type.equals("error")))) {
                add("LGWS-S-57", moment, "one end of an operation", said);
            }
        }

        private void fromClient(int moment, boolean judged, String type, JsonObject object, String said) {
            @Nullable String id = object.text("id");
            if (id != null) {
                named.add(id);
            }
            if (judged && inits == 0 && !type.equals("connection_init")) {
                add("LGWS-C-02", moment, "connection_init as the first message", said);
            }
            switch (type) {
                case "connection_init" -> {
                    inits++;
                    if (judged && inits > 1) {
                        add("LGWS-C-32", moment, "one connection_init on each connection", said);
                    }
                }
                case "start" -> start(moment, judged, id, object, said);
                case "stop" -> stop(moment, judged, id, said);
                default -> {
                    // connection_terminate may come at any time.
                }
            }
        }

        private void start(int moment, boolean judged, @Nullable String id, JsonObject object, String said) {
            if (id == null) {
                oddIds = true;
                return;
            }
            @Nullable Operation before = operations.get(id);
            boolean again = before != null && before.active();
            if (judged && again) {
                add("LGWS-C-07", moment, "an id that no active operation has", said);
            }
            Operation operation = new Operation(Requests.isSingle(object), inits > 0);
            operation.ambiguous = before != null && (again || before.ambiguous);
            if (before != null) {
                boolean unconfirmed = (before.stopped || before.failed) && !before.completed;
                operation.excused = before.excused + (unconfirmed ? 1 : 0);
            }
            operations.put(id, operation);
        }

        private void stop(int moment, boolean judged, @Nullable String id, String said) {
            @Nullable Operation operation = id == null ? null : operations.get(id);
            if (operation == null) {
                if (judged) {
                    add("LGWS-C-21", moment, "the id of an operation that was started", said);
                }
                return;
            }
            if (judged && !operation.active()) {
                add("LGWS-C-22", moment, "one stop, and only for an operation that runs", said);
            }
            operation.stopped = true;
        }
    }

    /** What is known of one operation id's latest use. */
    private static final class Operation {

        private final boolean single;
        private final boolean afterInit;
        private int results;
        private int excused;
        private boolean failed;
        private boolean completed;
        private boolean stopped;
        /** The id was used again while it was active: nothing tells which of the two a message is about. */
        private boolean ambiguous;

        Operation(boolean single, boolean afterInit) {
            this.single = single;
            this.afterInit = afterInit;
        }

        boolean active() {
            return !failed && !completed && !stopped;
        }
    }
}
