package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The laws of a session of AppSync's real-time protocol, as far as the AWS page has them. What it leaves open (a second
 * connection_init, a stop for what has ended, errors for ids that nobody used) is no law.
 */
public final class AppsyncRules implements ProtocolRules {

    /** Clients are known to wait for 15 s; a start that is doubled by mistake comes at once. */
    private static final Duration WAITS_FOR_START_ACK = Duration.ofSeconds(5);

    @Override
    public String protocol() {
        return "appsync";
    }

    @Override
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        Map<Integer, Session> sessions = new HashMap<>();
        List<RuleFinding> findings = new ArrayList<>();
        if (subject == Role.CLIENT) {
            findings.addAll(AppsyncSignatureRules.repeated(transcript));
        }
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire) {
                Session session =
                        sessions.computeIfAbsent(onWire.wire(), wire -> new Session(protocol, subject, findings));
                if (onWire.event() instanceof WireEvent.Message message) {
                    session.message(moment.number(), moment.at(), onWire.direction(), message, onWire.json());
                } else if (onWire.event() instanceof WireEvent.Wrote) {
                    session.wroteFrames();
                }
            }
        }
        return findings;
    }

    /** One connection. */
    private static final class Session {

        private final Protocol protocol;
        private final Role subject;
        private final List<RuleFinding> findings;
        private final Map<String, Subscription> subscriptions = new HashMap<>();
        private int inits;
        private int acks;
        /** Whether the kit wrote frames one by one: what message they make nobody has read. */
        private boolean unread;

        Session(Protocol protocol, Role subject, List<RuleFinding> findings) {
            this.protocol = protocol;
            this.subject = subject;
            this.findings = findings;
        }

        void wroteFrames() {
            unread = true;
        }

        void message(int moment, Duration at, Direction direction, WireEvent.Message message, @Nullable Json json) {
            boolean judged = direction == Direction.RECEIVED;
            Role speaker = judged ? subject : subject.other();
            if (judged && !grammatical(moment, message, json)) {
                return;
            }
            if (json instanceof JsonObject object) {
                Spoken spoken = new Spoken(moment, at, judged, message, object);
                if (speaker == Role.SERVER) {
                    fromServer(spoken);
                } else {
                    fromClient(spoken);
                }
            }
        }

        private boolean grammatical(int moment, WireEvent.Message message, @Nullable Json json) {
            if (message.octets().length < message.length()) {
                return false;
            }
            String found = Describe.event(message);
            if (message.binary() || json == null) {
                add("ASY-B-01", moment, "the text of one JSON object in each message", found);
                return false;
            }
            @Nullable String problem = protocol.grammar().problem(subject.word(), json);
            if (problem != null) {
                add(requirementOf(json), moment, "a message of the protocol's grammar: " + problem, found);
            }
            return problem == null;
        }

        /** Which sentence a message of wrong form breaks. */
        private String requirementOf(Json json) {
            @Nullable String type = json instanceof JsonObject object ? object.text("type") : null;
            if (type == null) {
                return "ASY-B-01";
            }
            return subject == Role.SERVER ? requirementOfServers(type) : requirementOfClients(type, (JsonObject) json);
        }

        private static String requirementOfServers(String type) {
            return switch (type) {
                case "connection_ack" -> "ASY-S-20";
                case "start_ack" -> "ASY-S-24";
                case "data" -> "ASY-S-34";
                case "error" -> "ASY-S-29";
                case "complete" -> "ASY-S-37";
                default -> "ASY-B-01";
            };
        }

        private static String requirementOfClients(String type, JsonObject message) {
            return switch (type) {
                case "start" -> requirementOfStart(message);
                case "stop" -> "ASY-C-42";
                case "connection_init" -> "ASY-B-01";
                // What some clients take for the answer to a heartbeat.
                case "ping", "pong" -> "ASY-C-25";
                default -> "ASY-C-59";
            };
        }

        private static String requirementOfStart(JsonObject start) {
            @Nullable String id = start.text("id");
            if (id == null || id.isEmpty()) {
                return "ASY-C-29";
            }
            boolean hasData = start.get("payload") instanceof JsonObject payload && payload.get("data") != null;
            boolean hasText = start.get("payload") instanceof JsonObject payload && payload.text("data") != null;
            return hasData && !hasText ? "ASY-C-28" : "ASY-C-27";
        }

        private void fromClient(Spoken spoken) {
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
            } catch (JsonSyntaxException e) {
                return null;
            }
        }

        private void fromServer(Spoken spoken) {
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

        private void add(String requirement, Spoken spoken, String expected) {
            if (spoken.judged()) {
                add(requirement, spoken.moment(), expected, Describe.event(spoken.event()));
            }
        }

        private void add(String requirement, int moment, String expected, String found) {
            findings.add(new RuleFinding(requirement, moment, expected, found));
        }
    }

    /** A message that somebody said. */
    private record Spoken(int moment, Duration at, boolean judged, WireEvent.Message event, JsonObject message) {

        String type() {
            return String.valueOf(message.text("type"));
        }

        String id() {
            return String.valueOf(message.text("id"));
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
