package io.graphqltck.core.play;

import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.http.HeaderExpectation;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.model.Pattern;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what a script awaits with what happened, and says it in words. */
final class Expectation {

    private final Bindings bindings;
    private final String subprotocol;
    private final ExchangeExpectation exchanges;
    private final Targets targets;
    private final Authority authority;
    private @Nullable Objection objection;

    Expectation(Bindings bindings, Protocol protocol, Targets targets, Authority authority) {
        this.bindings = bindings;
        this.subprotocol = protocol.subprotocol();
        this.exchanges = new ExchangeExpectation(bindings, protocol.streams(), targets.own(), protocol.queriesByGet());
        this.targets = targets;
        this.authority = authority;
    }

    /** As {@link #difference(Act, Moment)}, and whether the act is authorised as the turn says. */
    @Nullable
    String difference(Turn.Speech speech, Moment moment) {
        objection = null;
        @Nullable String different = difference(speech.act(), moment);
        if (different != null) {
            return different;
        }
        objection = authority.refusal(speech, moment);
        return objection == null ? null : objection.toString();
    }

    /** Why the last turn that was compared is not authorised, or null. */
    @Nullable
    Objection objection() {
        return objection;
    }

    /** What is different, or null if the subject did what it had to. */
    @Nullable
    String difference(Act act, Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire)) {
            return "something else";
        }
        WireEvent event = onWire.event();
        boolean matches = switch (kindOf(act)) {
            case MESSAGE -> {
                if (event instanceof WireEvent.Message && onWire.json() != null) {
                    @Nullable Mismatch mismatch = bindings.match(((Act.Says) act).message(), onWire.json());
                    if (mismatch != null) {
                        yield tell(mismatch.toString());
                    }
                    yield true;
                }
                yield false;
            }
            case OCTETS -> matches((Act.SaysOctets) act, event);
            case ACCEPT ->
                event instanceof WireEvent.Responded responded && accepts((Act.Accepts) act, responded.head());
            case REFUSE ->
                event instanceof WireEvent.Responded responded
                        && responded.head().status() != 101
                        && responded.head().status() >= ((Act.Refuses) act).lowest()
                        && responded.head().status() <= ((Act.Refuses) act).highest()
                        && fieldsFit(((Act.Refuses) act).headers(), responded.head());
            case CLOSE -> event instanceof WireEvent.Close close && closes((Act.Closes) act, close);
            case DROP ->
                ((Act.Drops) act).how() == Wire.Drop.GOAWAY
                        ? event instanceof WireEvent.GoingAway
                        : event instanceof WireEvent.Ended;
            case LEAVE -> event instanceof WireEvent.Close || event instanceof WireEvent.Ended;
            case PING -> event instanceof WireEvent.Ping ping && same(((Act.Pings) act).data(), ping.data());
            case PONG -> event instanceof WireEvent.Pong pong && same(((Act.Pongs) act).data(), pong.data());
            case ANYTHING -> true;
            case EXCHANGE -> exchanged(exchanges.difference(act, event, onWire.json()));
            case CONNECT ->
                event instanceof WireEvent.Requested requested && offers((Act.Connects) act, requested.head());
        };
        String told = detail;
        detail = "";
        return matches ? null : told;
    }

    private String detail = "";

    private boolean tell(String text) {
        detail = text;
        return false;
    }

    private enum Kind {
        MESSAGE,
        OCTETS,
        CONNECT,
        ACCEPT,
        REFUSE,
        CLOSE,
        DROP,
        LEAVE,
        PING,
        PONG,
        /** All of HTTP exchanges. */
        EXCHANGE,
        /** Frames and octets, which only a peer of the kit's own ever awaits. */
        ANYTHING
    }

    private static Kind kindOf(Act act) {
        if (act instanceof Act.Says) {
            return Kind.MESSAGE;
        } else if (act instanceof Act.SaysOctets) {
            return Kind.OCTETS;
        } else if (act instanceof Act.Connects) {
            return Kind.CONNECT;
        } else if (act instanceof Act.Accepts) {
            return Kind.ACCEPT;
        } else if (act instanceof Act.Refuses) {
            return Kind.REFUSE;
        } else if (act instanceof Act.Closes) {
            return Kind.CLOSE;
        } else if (act instanceof Act.Drops) {
            return Kind.DROP;
        } else if (act instanceof Act.Leaves) {
            return Kind.LEAVE;
        } else if (act instanceof Act.Pings) {
            return Kind.PING;
        } else if (act instanceof Act.SendsBody) {
            return Kind.ANYTHING;
        } else if (act instanceof Act.Requests || act instanceof Act.Responds || act.isOfStream()) {
            return Kind.EXCHANGE;
        }
        return act instanceof Act.Pongs ? Kind.PONG : Kind.ANYTHING;
    }

    private static boolean matches(Act.SaysOctets says, WireEvent event) {
        return event instanceof WireEvent.Message message
                && message.binary() == says.binary()
                && message.length() == says.octets().length
                && (message.octets().length < message.length() || Arrays.equals(message.octets(), says.octets()));
    }

    private boolean accepts(Act.Accepts accepts, HttpHead head) {
        if (head.status() != 101) {
            return false;
        }
        @Nullable String name = head.field("Sec-WebSocket-Protocol");
        @Nullable Json found = name == null ? null : Json.of(name);
        Pattern expected =
                accepts.subprotocol() == null ? new Pattern.Literal(Json.of(subprotocol)) : accepts.subprotocol();
        @Nullable Mismatch mismatch = bindings.match(expected, found);
        if (mismatch != null) {
            return tell("the subprotocol in the response: " + mismatch);
        }
        if (!fieldsFit(accepts.headers(), head)) {
            return false;
        }
        if (accepts.deflate() && head.field("Sec-WebSocket-Extensions") == null) {
            return tell("permessage-deflate was not accepted");
        }
        return true;
    }

    private boolean fieldsFit(Map<String, String> expected, HttpHead head) {
        @Nullable String difference = HeaderExpectation.difference(expected, head);
        return difference == null || tell(difference);
    }

    private boolean exchanged(@Nullable String difference) {
        return difference == null || tell(difference);
    }

    private boolean offers(Act.Connects connects, HttpHead head) {
        @Nullable String target = targets.difference(connects.target(), head);
        if (target != null) {
            return tell(target);
        }
        if (connects.subprotocols() != null) {
            // Offers of its own may stand in field lines, too, and then what is read is all of them in one.
            return true;
        }
        if (!fieldsFit(connects.headers(), head)) {
            return false;
        }
        boolean offered = head.all("Sec-WebSocket-Protocol").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(name -> name.strip().equals(subprotocol));
        return offered || tell("the subprotocol `" + subprotocol + "` is not offered");
    }

    private boolean closes(Act.Closes closes, WireEvent.Close close) {
        Act.Codes codes = closes.codes();
        @Nullable Integer code = close.code();
        boolean codeFits = codes.any()
                || (codes.none() && code == null)
                || (code != null && codes.numbers().contains(code));
        if (!codeFits) {
            return false;
        }
        if (closes.reason() == null) {
            return true;
        }
        @Nullable Mismatch mismatch = bindings.match(closes.reason(), Json.of(close.reason()));
        return mismatch == null || tell("the close frame's reason: " + mismatch);
    }

    private static boolean same(String text, byte[] octets) {
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), octets);
    }

    /**
     * Whether the application was told this; a difference in words, or null. {@code reportsFailure}: what it was told is a result that has
     * errors and nothing else to deliver, which is one form of a failure.
     */
    @Nullable
    String difference(ApplicationTurn.Sees sees, ApplicationEvent event, boolean reportsFailure) {
        boolean kindFits = switch (sees.what()) {
            case NEXT -> event instanceof ApplicationEvent.Next;
            case ERROR -> event instanceof ApplicationEvent.Failed || reportsFailure;
            case COMPLETION -> event instanceof ApplicationEvent.Completed;
            case FAILURE ->
                event instanceof ApplicationEvent.Failed
                        || event instanceof ApplicationEvent.ConnectionFailed
                        || reportsFailure;
            case ENDING ->
                event instanceof ApplicationEvent.Failed
                        || reportsFailure
                        || event instanceof ApplicationEvent.ConnectionFailed
                        || event instanceof ApplicationEvent.Completed;
            case NOTHING -> false;
        };
        if (!kindFits) {
            return "";
        }
        if (event instanceof ApplicationEvent.Next next && sees.what() == ApplicationTurn.What.NEXT) {
            return payloadDifference(sees, next.payload());
        }
        String text = errorText(event);
        for (String part : sees.containing()) {
            if (!text.contains(part)) {
                return "the error does not mention \"" + part + "\"";
            }
        }
        return null;
    }

    private @Nullable String payloadDifference(ApplicationTurn.Sees sees, Json payload) {
        @Nullable Json data = payload instanceof Json.JsonObject object ? object.get("data") : null;
        @Nullable Json errors = payload instanceof Json.JsonObject object ? object.get("errors") : null;
        if (sees.data() != null) {
            @Nullable Mismatch mismatch = bindings.match(sees.data(), data);
            if (mismatch != null) {
                return "in its data, " + mismatch;
            }
        }
        @Nullable Json extensions = payload instanceof Json.JsonObject object ? object.get("extensions") : null;
        if (sees.extensions() != null) {
            @Nullable Mismatch mismatch = bindings.match(sees.extensions(), extensions);
            if (mismatch != null) {
                return "in its extensions, " + mismatch;
            }
        }
        if (sees.errors() != null) {
            @Nullable Mismatch mismatch = bindings.match(sees.errors(), errors);
            if (mismatch != null) {
                return "in its errors, " + mismatch;
            }
        }
        return null;
    }

    private static String errorText(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Failed failed) {
            return failed.message() + (failed.errors() == null ? "" : " " + JsonText.write(failed.errors()));
        }
        if (event instanceof ApplicationEvent.Next next && next.payload() instanceof Json.JsonObject payload) {
            @Nullable Json errors = payload.get("errors");
            return errors == null ? "" : JsonText.write(errors);
        }
        if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            return failed.message() + " " + failed.code() + " " + failed.reason();
        }
        return "";
    }

    /** What is awaited, in words. */
    String words(Turn.Speech speech) {
        @Nullable Authorised authorised = speech.modifiers().authorised();
        return words(speech.act()) + (authorised == null ? "" : ", authorised " + authorised.words());
    }

    private String words(Act act) {
        return switch (kindOf(act)) {
            case MESSAGE -> bindings.describe(((Act.Says) act).message());
            case OCTETS -> "a message of " + ((Act.SaysOctets) act).octets().length + " octets";
            case CONNECT -> "an upgrade request";
            case ACCEPT -> "response 101 with subprotocol " + subprotocolWords((Act.Accepts) act);
            case REFUSE -> refusalWords((Act.Refuses) act);
            case CLOSE -> closeWords((Act.Closes) act);
            case DROP -> ((Act.Drops) act).how() == Wire.Drop.GOAWAY ? "GOAWAY" : "the end of the TCP connection";
            case LEAVE -> "a close frame or the end of the TCP connection";
            case PING -> "WebSocket ping \"" + ((Act.Pings) act).data() + "\"";
            case PONG -> "WebSocket pong \"" + ((Act.Pongs) act).data() + "\"";
            case EXCHANGE -> exchanges.words(act);
            case ANYTHING -> "frames";
        };
    }

    private String subprotocolWords(Act.Accepts accepts) {
        return accepts.subprotocol() == null ? subprotocol : bindings.describe(accepts.subprotocol());
    }

    private static String refusalWords(Act.Refuses refuses) {
        if (refuses.lowest() == refuses.highest()) {
            return "response " + refuses.lowest();
        }
        return refuses.lowest() == 0 ? "a response other than 101" : "response " + refuses.lowest() / 100 + "xx";
    }

    private String closeWords(Act.Closes closes) {
        Act.Codes codes = closes.codes();
        String code = codes.any()
                ? "with any code"
                : codes.none()
                        ? "without a code"
                        : codes.numbers().stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return "close frame " + code
                + (closes.reason() == null ? "" : " with reason " + bindings.describe(closes.reason()));
    }

    /** What the application has to be told, in words. */
    String words(ApplicationTurn.Sees sees) {
        String text = "the application is told: " + sees.what().word() + " of " + sees.of();
        if (sees.data() != null) {
            text += " with data " + bindings.describe(sees.data());
        }
        if (sees.extensions() != null) {
            text += " with extensions " + bindings.describe(sees.extensions());
        }
        if (sees.errors() != null) {
            text += " with errors " + bindings.describe(sees.errors());
        }
        return sees.containing().isEmpty() ? text : text + " mentioning " + List.copyOf(sees.containing());
    }

    /** What came, in words, with how it differs where that is known. */
    static String found(Moment moment, String difference) {
        String text = moment.what() instanceof Happening.OnWire onWire
                ? Describe.event(onWire.event())
                : moment.what() instanceof Happening.ApplicationTold told
                        ? "the application was told: " + Describe.told(told.event())
                        : "something else";
        return difference.isEmpty() ? text : text + " (" + difference + ")";
    }
}
