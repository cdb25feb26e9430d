package io.graphqltck.core.model.act;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.Wire;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a party does on the wire in one turn. */
public sealed interface Act permits Act.Connects, Act.Requests, SocketAct, ExchangeAct, StreamAct, ConnectionAct {

    /** A protocol message: one JSON object in a text message. */
    record Says(Pattern message) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.says(this);
        }
    }

    /** A data message with exactly these octets. */
    record SaysOctets(boolean binary, byte[] octets) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.saysOctets(this);
        }
    }

    /**
     * A new connection is opened and the upgrade requested.
     *
     * @param target null for the protocol's own
     * @param subprotocols field lines; null for one with the protocol's own name
     */
    record Connects(
            @Nullable TargetPattern target,
            @Nullable List<String> subprotocols,
            Map<String, String> headers,
            List<String> without,
            String method,
            @Nullable String key,
            String version,
            boolean deflate)
            implements Act {
        @Override
        public Ground ground() {
            return Ground.UPGRADE;
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.connects(this);
        }
    }

    /**
     * The 101 response.
     *
     * @param subprotocol null for the protocol's own name, a name, or a kind: any, absent
     */
    record Accepts(
            @Nullable Pattern subprotocol,
            Map<String, String> headers,
            boolean deflate,
            @Nullable String accept) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.accepts(this);
        }
    }

    /**
     * A response other than 101.
     *
     * @param lowest and {@code highest}: the status is in this range, both included; the kit sends the lowest
     */
    record Refuses(int lowest, int highest, Map<String, String> headers, String body) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.refuses(this);
        }
    }

    /** A close frame. */
    record Closes(CloseCodes codes, @Nullable Pattern reason) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.closes(this);
        }
    }

    /**
     * The TCP connection, or the exchange on it, ends without a close frame.
     *
     * @param how null for either way
     * @param code why, over HTTP/2; null for the usual one
     */
    record Drops(Wire.@Nullable Drop how, @Nullable Http2Code code) implements ConnectionAct {

        /** Without a code of HTTP/2. */
        public Drops(Wire.@Nullable Drop how) {
            this(how, null);
        }

        @Override
        public boolean isOfTls() {
            return how == Wire.Drop.TRUNCATED;
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.drops(this);
        }
    }

    /** A close frame with any code, or the end of the TCP connection. */
    record Leaves() implements ConnectionAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.leaves(this);
        }
    }

    record Pings(String data) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.pings(this);
        }
    }

    record Pongs(String data) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.pongs(this);
        }
    }

    /** Frames one by one, right or wrong. */
    record SendsFrames(List<Frame> frames) implements SocketAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.sendsFrames(this);
        }
    }

    /** Octets that need not be frames. */
    record SendsOctets(byte[] octets) implements ConnectionAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.sendsOctets(this);
        }
    }

    /**
     * An HTTP request that asks for no upgrade: it begins an exchange of its own.
     *
     * @param as its name in the dialogue, or null
     * @param behind the exchange on whose connection it goes, or null for a connection of its own
     * @param method such as {@code POST}
     * @param target null for where the subject is
     * @param parameters an object whose members stand in the query after the target, or null
     * @param version of HTTP, such as {@code 1.1}
     * @param headers as said or as expected; {@code <absent>} leaves out what would be there by itself
     */
    record Requests(
            @Nullable String as,
            @Nullable String behind,
            String method,
            @Nullable String target,
            @Nullable Pattern parameters,
            String version,
            Map<String, String> headers,
            HttpBody body)
            implements Act {

        /** The same with another method. */
        public Requests withMethod(String other) {
            return new Requests(as, behind, other, target, parameters, version, headers, body);
        }

        /** The same for another target. */
        public Requests withTarget(@Nullable String other, @Nullable Pattern otherParameters) {
            return new Requests(as, behind, method, other, otherParameters, version, headers, body);
        }

        /** The same with other headers. */
        public Requests withHeaders(Map<String, String> others) {
            return new Requests(as, behind, method, target, parameters, version, others, body);
        }

        /** The same with another body. */
        public Requests withBody(HttpBody other) {
            return new Requests(as, behind, method, target, parameters, version, headers, other);
        }

        @Override
        public Ground ground() {
            return Ground.REQUEST;
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.requests(this);
        }
    }

    /**
     * The response of an HTTP exchange.
     *
     * @param to the name of the request, or null for the first that has no response yet
     * @param streamed its body is a stream, which follows in turns of its own
     */
    record Responds(@Nullable String to, Statuses status, Map<String, String> headers, HttpBody body, boolean streamed)
            implements ExchangeAct {

        /** The same response to another request. */
        public Responds answering(@Nullable String other) {
            return new Responds(other, status, headers, body, streamed);
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.responds(this);
        }
    }

    /**
     * The kit's client stops reading its response, or reads on: what the server sends meanwhile waits on the way.
     *
     * @param exchange the name of the request
     */
    record Reads(String exchange, boolean on) implements ExchangeAct {
        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.reads(this);
        }
    }

    /**
     * An item of a streamed response: one JSON value.
     *
     * @param terms what its framing calls it
     * @param message absent for an item without any content
     * @param fields its own, as said or as expected, see {@link Requests}
     */
    record Item(StreamTerms terms, Pattern message, Map<String, String> fields) implements StreamAct {
        @Override
        public Act withFields(Map<String, String> others) {
            return new Item(terms, message, OwnFields.with(fields, others));
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.item(this);
        }
    }

    /** What says nothing but that a streamed response lives; {@code fields} as in {@link Item}. */
    record KeepAlive(StreamTerms terms, Map<String, String> fields) implements StreamAct {
        @Override
        public Act withFields(Map<String, String> others) {
            return new KeepAlive(terms, OwnFields.with(fields, others));
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.keepAlive(this);
        }
    }

    /**
     * The end of a streamed response.
     *
     * @param instead what the kit sends in place of what ends the body in its framing, or null
     * @param trailers fields after the last chunk
     */
    record Ends(StreamTerms terms, byte @Nullable [] instead, Map<String, String> trailers) implements StreamAct {
        @Override
        public @Nullable Act withFields(Map<String, String> others) {
            return null;
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.ends(this);
        }
    }

    /** Any octets of a streamed response's body, repeated this number of times. */
    record SendsBody(byte[] octets, int times) implements StreamAct {
        @Override
        public @Nullable Act withFields(Map<String, String> others) {
            return null;
        }

        @Override
        public <R extends @Nullable Object> R accept(ActVisitor<R> visitor) {
            return visitor.sendsBody(this);
        }
    }

    /** Where it takes place. */
    Ground ground();

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(ActVisitor<R> visitor);

    /** Whether this continues a streamed response. */
    default boolean isOfStream() {
        return ground() == Ground.STREAM;
    }

    /** Whether this begins a wire of its own. */
    default boolean opensWire() {
        return ground() == Ground.UPGRADE || ground() == Ground.REQUEST;
    }

    /** What it says or expects, value by value. */
    default List<Pattern> patterns() {
        return accept(ActPatterns.ALL);
    }

    /** As what it can be authorised, or null where nobody does that. */
    default Authorised.@Nullable Act authorisedAs() {
        return accept(AuthorisedAct.KIND);
    }

    /** What sort of thing it is. */
    default Nature nature() {
        return accept(ActNature.OF);
    }

    /** Whether it makes sense over TLS alone. */
    default boolean isOfTls() {
        return false;
    }

    /** What it calls the exchange in which it takes place, or null where it names none. */
    default @Nullable String exchange() {
        return accept(ActExchange.NAME);
    }

    /** What it is to the response of an exchange. */
    default Answer answer() {
        return accept(ActAnswer.OF);
    }
}
