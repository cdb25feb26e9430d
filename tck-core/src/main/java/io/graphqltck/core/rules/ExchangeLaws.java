package io.graphqltck.core.rules;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Judges what the subject says in one exchange: a request, or the response to one, whole or streamed. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
abstract class ExchangeLaws {

    private static final WireEvent NOTHING = new WireEvent.Wrote(new byte[0]);

    private final List<RuleFinding> findings;
    private @Nullable HttpExchange exchange;
    private int moment;
    private WireEvent event = NOTHING;

    ExchangeLaws(List<RuleFinding> findings) {
        this.findings = findings;
    }

    /** Judges every exchange of a transcript by laws of its own, which add to the list that they are given. */
    static List<RuleFinding> judge(Transcript transcript, Function<List<RuleFinding>, ExchangeLaws> laws) {
        List<RuleFinding> findings = new ArrayList<>();
        Map<Integer, ExchangeLaws> exchanges = new HashMap<>();
        for (Moment moment : transcript.moments()) {
            if (moment.what() instanceof Happening.OnWire onWire) {
                exchanges
                        .computeIfAbsent(onWire.wire(), wire -> laws.apply(findings))
                        .happened(moment.number(), onWire);
            }
        }
        return findings;
    }

    private void happened(int number, Happening.OnWire onWire) {
        moment = number;
        event = onWire.event();
        if (event instanceof WireEvent.Asked asked) {
            exchange = new HttpExchange(asked.head(), onWire.json());
            begins(exchange);
        }
        if (onWire.direction() == Direction.RECEIVED) {
            event.accept(new Judging(onWire.json()));
        }
    }

    /** The request, of either side; null before there is one. */
    @Nullable
    HttpExchange exchange() {
        return exchange;
    }

    /** The number of the moment that is judged. */
    int moment() {
        return moment;
    }

    /** Notes a request, of either side. */
    abstract void begins(HttpExchange request);

    /** Judges a request. */
    abstract void request(HttpHead head, @Nullable Json json);

    /** Judges the head of a streamed response. */
    abstract void streams(HttpHead head);

    /** Judges the head of a response that the wire did not read as a stream. */
    abstract void answers(HttpHead head);

    abstract void item(WireEvent.Item item, @Nullable Json json);

    abstract void keepAlive(WireEvent.KeepAlive alive);

    void add(String requirement, String expected) {
        findings.add(new RuleFinding(requirement, moment, expected, Describe.event(event)));
    }

    /** Judges the Accept field of a request. */
    void acceptsMediaRanges(String requirement, HttpHead head) {
        @Nullable String accept = head.field("Accept");
        if (accept != null && MediaType.list(accept) == null) {
            add(requirement, "a list of media ranges in Accept");
        }
    }

    /** Judges which members the body of a request has. */
    void knowsMembers(String requirement, @Nullable Json body) {
        @Nullable String unknown = GraphqlRequests.unknownMember(body);
        if (unknown != null) {
            add(requirement, unknown);
        }
    }

    /** Has each event that a law may be about judged. */
    private final class Judging implements WireEventVisitor<@Nullable Void> {

        private final @Nullable Json json;

        Judging(@Nullable Json json) {
            this.json = json;
        }

        @Override
        public @Nullable Void requested(WireEvent.Requested requested) {
            return null;
        }

        @Override
        public @Nullable Void responded(WireEvent.Responded responded) {
            return null;
        }

        @Override
        public @Nullable Void asked(WireEvent.Asked asked) {
            request(asked.head(), json);
            return null;
        }

        @Override
        public @Nullable Void answered(WireEvent.Answered answered) {
            answers(answered.head());
            return null;
        }

        @Override
        public @Nullable Void streams(WireEvent.Streams streams) {
            ExchangeLaws.this.streams(streams.head());
            return null;
        }

        @Override
        public @Nullable Void item(WireEvent.Item item) {
            ExchangeLaws.this.item(item, json);
            return null;
        }

        @Override
        public @Nullable Void keepAlive(WireEvent.KeepAlive keepAlive) {
            ExchangeLaws.this.keepAlive(keepAlive);
            return null;
        }

        @Override
        public @Nullable Void goingAway(WireEvent.GoingAway goingAway) {
            return null;
        }

        @Override
        public @Nullable Void streamEnded(WireEvent.StreamEnded streamEnded) {
            return null;
        }

        @Override
        public @Nullable Void message(WireEvent.Message message) {
            return null;
        }

        @Override
        public @Nullable Void ping(WireEvent.Ping ping) {
            return null;
        }

        @Override
        public @Nullable Void pong(WireEvent.Pong pong) {
            return null;
        }

        @Override
        public @Nullable Void close(WireEvent.Close close) {
            return null;
        }

        @Override
        public @Nullable Void wrote(WireEvent.Wrote wrote) {
            return null;
        }

        @Override
        public @Nullable Void ended(WireEvent.Ended ended) {
            return null;
        }

        @Override
        public @Nullable Void violation(WireEvent.Violation violation) {
            return null;
        }
    }
}
