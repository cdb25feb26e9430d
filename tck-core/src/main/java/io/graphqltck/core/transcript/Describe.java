package io.graphqltck.core.transcript;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Says in a line what happened. */
public final class Describe {

    private static final int MOST = 300;

    private Describe() {}

    public static String event(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public String requested(WireEvent.Requested requested) {
                return "upgrade request" + subprotocol(requested.head(), " offering ");
            }

            @Override
            public String responded(WireEvent.Responded responded) {
                return "response " + responded.head().status() + subprotocol(responded.head(), " selecting ");
            }

            @Override
            public String asked(WireEvent.Asked asked) {
                return "request " + shorten(target(asked.head())) + withBody(asked.body(), asked.length());
            }

            @Override
            public String answered(WireEvent.Answered answered) {
                return "response " + answered.head().status() + withBody(answered.body(), answered.length());
            }

            @Override
            public String streams(WireEvent.Streams streams) {
                return "response " + streams.head().status() + ", streamed "
                        + streams.terms().streamed();
            }

            @Override
            public String item(WireEvent.Item item) {
                return shorten(item.terms().item(item.fields())) + " " + body(item.body(), item.length());
            }

            @Override
            public String keepAlive(WireEvent.KeepAlive alive) {
                return alive.terms().keepAlive()
                        + (alive.body().length == 0 ? "" : " " + body(alive.body(), alive.body().length));
            }

            @Override
            public String goingAway(WireEvent.GoingAway away) {
                return "GOAWAY " + away.code() + ", the exchange continues";
            }

            @Override
            public String streamEnded(WireEvent.StreamEnded ended) {
                return Describe.ended(ended.terms(), ended.closed());
            }

            @Override
            public String message(WireEvent.Message message) {
                return Describe.message(message);
            }

            @Override
            public String ping(WireEvent.Ping ping) {
                return "WebSocket ping " + data(ping.data());
            }

            @Override
            public String pong(WireEvent.Pong pong) {
                return "WebSocket pong " + data(pong.data());
            }

            @Override
            public String close(WireEvent.Close close) {
                return "close frame " + Describe.close(close.code(), close.reason());
            }

            @Override
            public String wrote(WireEvent.Wrote wrote) {
                return "bytes " + data(wrote.octets());
            }

            @Override
            public String ended(WireEvent.Ended ended) {
                return switch (ended.how()) {
                    case FIN -> "end of the TCP connection";
                    case RESET -> "reset of the TCP connection" + detail(ended.detail());
                    case NOT_CONNECTED -> "no connection" + detail(ended.detail());
                    case BY_KIT, GAVE_UP -> "TCP connection closed by the kit" + detail(ended.detail());
                };
            }

            @Override
            public String violation(WireEvent.Violation violation) {
                return "wrong bytes: " + violation.text();
            }
        });
    }

    private static String ended(StreamTerms terms, boolean closed) {
        if (terms.end().isEmpty()) {
            return closed ? "end of the response" : "end of the response within what it streams";
        }
        return "end of the response " + (closed ? "after" : "without") + " the " + terms.end();
    }

    public static String told(ApplicationEvent event) {
        return event.accept(new ApplicationEventVisitor<>() {
            @Override
            public String next(ApplicationEvent.Next next) {
                return "result " + JsonText.beginning(next.payload(), MOST);
            }

            @Override
            public String failed(ApplicationEvent.Failed failed) {
                return "error " + quote(failed.message());
            }

            @Override
            public String completed(ApplicationEvent.Completed completed) {
                return "completion";
            }

            @Override
            public String connectionFailed(ApplicationEvent.ConnectionFailed failed) {
                return "connection failure " + quote(failed.message());
            }

            @Override
            public String closed(ApplicationEvent.Closed closed) {
                return "client closed";
            }

            @Override
            public String synced(ApplicationEvent.Synced synced) {
                return "all reported so far";
            }

            @Override
            public String gone(ApplicationEvent.Gone gone) {
                return "gone: " + gone.message();
            }
        });
    }

    /** A close frame's code and reason. */
    public static String close(@Nullable Integer code, String reason) {
        return (code == null ? "without a code" : code.toString()) + (reason.isEmpty() ? "" : " " + quote(reason));
    }

    private static String message(WireEvent.Message message) {
        String text = new String(message.octets(), StandardCharsets.UTF_8);
        if (message.octets().length < message.length()) {
            text += "… (" + message.length() + " bytes)";
        }
        if (message.binary()) {
            return "binary message " + quote(text);
        }
        return text.isEmpty() ? "empty text message" : shorten(text);
    }

    private static String target(HttpHead head) {
        String[] words = head.startLine().split(" ", 3);
        return words.length > 1 ? words[0] + " " + words[1] : head.startLine();
    }

    private static String withBody(byte[] octets, long length) {
        return length == 0 ? "" : " with body " + body(octets, length);
    }

    /** The body of an HTTP message, of which this number of octets was kept. */
    public static String body(byte[] octets, long length) {
        if (length == 0) {
            return "(empty)";
        }
        String kept = new String(octets, 0, Math.min(octets.length, MOST * 4), StandardCharsets.UTF_8);
        return octets.length < length ? shorten(kept) + "… (" + length + " bytes)" : shorten(kept);
    }

    private static String subprotocol(HttpHead head, String before) {
        @Nullable String name = head.field("Sec-WebSocket-Protocol");
        return name == null ? "" : before + name;
    }

    private static String detail(String text) {
        return text.isEmpty() ? "" : ": " + shorten(text);
    }

    private static String data(byte[] octets) {
        boolean readable = octets.length > 0;
        for (byte octet : octets) {
            readable &= octet >= 0x20 && octet < 0x7F;
        }
        return readable
                ? quote(new String(octets, StandardCharsets.US_ASCII))
                : HexFormat.ofDelimiter(" ").formatHex(octets, 0, Math.min(octets.length, 40));
    }

    private static String quote(String text) {
        return "\"" + shorten(text) + "\"";
    }

    private static String shorten(String text) {
        return text.length() > MOST ? text.substring(0, MOST) + "…" : text;
    }
}
