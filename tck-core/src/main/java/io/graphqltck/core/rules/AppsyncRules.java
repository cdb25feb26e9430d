package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The laws of a session of AppSync's real-time protocol, as far as the AWS page has them. What it does not specify (a second
 * connection_init, a stop for what has ended, errors for ids that nobody used) is no law.
 */
public final class AppsyncRules implements ProtocolRules {

    /** Clients are known to wait for 15 s; a start that is doubled by mistake comes at once. */
    private static final Duration WAITS_FOR_START_ACK = Duration.ofSeconds(5);

    private static final String SUBPROTOCOL = "graphql-ws";

    private static final Set<String> REQUIREMENTS = Set.of(
            "ASY-B-01",
            "ASY-C-04",
            "ASY-C-20",
            "ASY-C-28",
            "ASY-C-29",
            "ASY-C-36",
            "ASY-C-44",
            "ASY-C-49",
            "ASY-C-51",
            "ASY-S-02",
            "ASY-S-20",
            "ASY-S-24",
            "ASY-S-25",
            "ASY-S-34",
            "ASY-S-35",
            "ASY-S-37");

    /** What a client must do at the end of a subscription that it has not asked for. */
    private static final Map<String, String> ENDS =
            Map.of(OperationEnds.COMPLETE, "ASY-C-44", OperationEnds.ERROR, "ASY-C-36");

    @Override
    public String protocol() {
        return "appsync";
    }

    @Override
    public Set<String> requirements() {
        return REQUIREMENTS;
    }

    @Override
    public @Nullable String basis(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.CLIENT) {
            return Upgrades.offersNone(moment, SUBPROTOCOL)
                    ? "ASY-C-04"
                    : ENDS.get(OperationEnds.last(moment, transcript));
        }
        return Upgrades.fails(moment, transcript, SUBPROTOCOL) ? "ASY-S-02" : null;
    }

    @Override
    public @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        if (subject == Role.SERVER) {
            return null;
        }
        boolean fails = OperationEnds.closedBeside(moment, transcript).equals(OperationEnds.ERROR);
        return fails ? "ASY-C-36" : ENDS.get(OperationEnds.repeated(moment, transcript));
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        List<RuleFinding> findings = new ArrayList<>();
        if (subject == Role.CLIENT) {
            findings.addAll(AppsyncSignatureRules.repeated(transcript));
        }
        findings.addAll(SocketSession.judge(protocol, subject, transcript, Session::new));
        return findings;
    }

    /** One connection. */
    private static final class Session extends SocketSession {

        private final Map<String, Subscription> subscriptions = new HashMap<>();
        private int inits;
        private int acks;
        /** Whether the kit wrote frames one by one: what message they make nobody has read. */
        private boolean unread;

        Session(Opening opening) {
            super(opening);
        }

        @Override
        void wrote() {
            unread = true;
        }

        @Override
        void noJson(int moment, WireEvent.Message message) {
            add("ASY-B-01", moment, "the text of one JSON object in each message", Describe.event(message));
        }

        @Override
        boolean isText(int moment, WireEvent.Message message, Json json) {
            if (message.binary()) {
                noJson(moment, message);
            }
            return !message.binary();
        }

        @Override
        void fromClient(Spoken spoken) {
            switch (spoken.type()) {
                case "connection_init" -> inits++;
                case "start" -> start(spoken);
                case "stop" -> {
                    Subscription stopped = subscriptions.computeIfAbsent(
                            spoken.id(), id -> new Subscription(false, null, spoken.at()));
                    stopped.live = false;
                    stopped.stops++;
                }
                default -> {
                    // Anything else the grammar has judged.
                }
            }
        }

        private void start(Spoken spoken) {
            if (spoken.judged() && inits > 0 && acks == 0 && !unread) {
                add("ASY-C-20", spoken, "no start before connection_ack");
            }
            if (spoken.judged()) {
                judgeData(spoken);
            }
            @Nullable Subscription before = subscriptions.get(spoken.id());
            if (before != null && before.live && !isGivenUp(before, spoken)) {
                before.refusable++;
                before.acknowledgeable++;
                if (spoken.judged()) {
                    add("ASY-C-29", spoken, "an id that no live subscription has");
                }
                return;
            }
            subscriptions.put(spoken.id(), new Subscription(true, before, spoken.at()));
        }

        /** No document says how long a client waits for start_ack before it registers once more, under the same id. */
        private boolean isGivenUp(Subscription before, Spoken again) {
            return !before.acknowledged
                    && (before.refusedPerhaps || again.at().minus(before.since).compareTo(WAITS_FOR_START_ACK) >= 0);
        }

        /** The data string holds JSON, and that a subscription. */
        private void judgeData(Spoken spoken) {
            String data = spoken.message().get("payload") instanceof JsonObject payload
                    ? String.valueOf(payload.text("data"))
                    : "";
            @Nullable String query = query(data);
            if (query == null) {
                add("ASY-C-28", spoken, "JSON with a query in the data string");
            } else if (!query.contains("subscription")) {
                // A document that says the word anywhere is left alone: it may hold several operations.
                add("ASY-C-51", spoken, "no queries and no mutations on the real-time connection");
            }
        }

        private static @Nullable String query(String data) {
            try {
                return JsonText.read(data) instanceof JsonObject request ? request.text("query") : null;
            } catch (JsonLimitException e) {
                throw new KitLimitException("the data string of a start message cannot be read: " + e.getMessage(), e);
            } catch (JsonSyntaxException e) {
                return null;
            }
        }

        @Override
        void fromServer(Spoken spoken) {
            switch (spoken.type()) {
                case "connection_ack" -> {
                    if (++acks > inits && !unread) {
                        add("ASY-S-20", spoken, "one connection_ack for a connection_init");
                    }
                }
                case "start_ack" -> startAck(spoken);
                case "data" -> data(spoken);
                case "error" -> ended(spoken);
                case "complete" -> complete(spoken);
                default -> {
                    // ka may come at any time, connection_error ends the session.
                }
            }
        }

        private void startAck(Spoken spoken) {
            @Nullable Subscription subscription = subscriptions.get(spoken.id());
            if (subscription == null || !subscription.started) {
                add("ASY-S-24", spoken, "start_ack with the id of a start");
            } else if (subscription.acknowledgeable == 0) {
                add("ASY-S-24", spoken, "one start_ack for a start");
            } else {
                subscription.acknowledgeable--;
                subscription.acknowledged = true;
            }
        }

        private void data(Spoken spoken) {
            @Nullable Subscription subscription = subscriptions.get(spoken.id());
            if (subscription == null || !subscription.started) {
                add("ASY-S-34", spoken, "data with the id of a start");
            } else if (!subscription.ended.isEmpty()) {
                add("ASY-S-35", spoken, "no data for a subscription after its " + subscription.ended);
            } else if (!subscription.acknowledged) {
                add("ASY-S-25", spoken, "start_ack before the first data");
            }
        }

        private void ended(Spoken spoken) {
            if (spoken.message().text("id") == null || spoken.id().isEmpty()) {
                // Which message it answers nobody knows; a start that waits for its answer may be meant.
                subscriptions.values().forEach(subscription -> subscription.refusedPerhaps = true);
            }
            @Nullable Subscription subscription = subscriptions.get(spoken.id());
            if (subscription == null) {
                return;
            }
            if (subscription.refusable > 0) {
                // It refuses a second start with a live id, and not the subscription that has it.
                subscription.refusable--;
                subscription.acknowledgeable--;
                return;
            }
            subscription.end("error");
        }

        private void complete(Spoken spoken) {
            @Nullable Subscription subscription = subscriptions.get(spoken.id());
            if (subscription == null) {
                add("ASY-S-37", spoken, "complete with the id of a start or stop");
            } else if (subscription.excused > 0) {
                // The late answer to the stop of the id's former use.
                subscription.excused--;
            } else {
                if (subscription.ended.equals("complete") && subscription.completes >= subscription.stops) {
                    add("ASY-S-37", spoken, "one complete for a stop");
                }
                subscription.completes++;
                subscription.end("complete");
            }
        }
    }

    /** What is known of one id's latest use. */
    private static final class Subscription {

        private final boolean started;
        private final Duration since;
        private boolean live;
        private boolean acknowledged;
        /** An error without an id came, which may have been the answer to its start. */
        private boolean refusedPerhaps;
        /** How many more start_ack there may be: one for each start. */
        private int acknowledgeable;
        /** How many starts of this id came while it was live, and wait for their refusal. */
        private int refusable;
        /** How many complete may still come for former uses. */
        private int excused;

        private int stops;
        private int completes;

        private String ended = "";

        /** {@code started}: or was stopped only, what a server may answer by complete all the same. */
        Subscription(boolean started, @Nullable Subscription before, Duration since) {
            this.started = started;
            this.since = since;
            this.live = started;
            this.acknowledgeable = started ? 1 : 0;
            this.excused = before == null ? 0 : before.excused + (before.ended.isEmpty() ? 1 : 0);
        }

        void end(String by) {
            live = false;
            ended = by;
        }
    }
}
