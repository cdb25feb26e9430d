package io.graphqltck.reports.dialogue;

import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.HttpBody;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.TargetPattern;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a party does on the wire in a turn. */
final class ActText {

    private final PatternText patterns;

    ActText(PatternText patterns) {
        this.patterns = patterns;
    }

    String of(Turn.Speech speech) {
        List<String> notes = notes(speech.modifiers());
        if (speech.illegally()) {
            notes.add(0, "illegal on purpose");
        }
        return act(speech.act()) + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")");
    }

    private String act(Act act) {
        if (act instanceof Act.Says says) {
            return patterns.of(says.message());
        } else if (act instanceof Act.SaysOctets says) {
            return (says.binary() ? "binary message " : "text message ") + quoted(says.octets());
        } else if (act instanceof Act.Connects connects) {
            return connects(connects);
        } else if (act instanceof Act.Accepts accepts) {
            String subprotocol =
                    accepts.subprotocol() == null ? "" : " selecting " + patterns.of(accepts.subprotocol());
            return "response 101" + subprotocol + (accepts.deflate() ? ", with permessage-deflate" : "");
        } else if (act instanceof Act.Refuses refuses) {
            return "response " + statuses(refuses);
        } else if (act instanceof Act.Requests requests) {
            return (requests.as() == null ? "request " : "request \"" + requests.as() + "\": ")
                    + requests.method() + " " + (requests.target() == null ? "to the subject" : requests.target())
                    + (requests.parameters() == null ? "" : " with " + patterns.of(requests.parameters()))
                    + (requests.version().equals("1.1") ? "" : " over HTTP/" + requests.version())
                    + (requests.behind() == null ? "" : " on the connection of \"" + requests.behind() + "\"")
                    + message(requests.headers(), requests.body());
        } else if (act instanceof Act.Responds responds) {
            return (responds.streamed() ? "streamed response " : "response ")
                    + responds.status()
                    + (responds.to() == null ? "" : " to \"" + responds.to() + "\"")
                    + message(responds.headers(), responds.body());
        } else if (act instanceof Act.Reads reads) {
            return (reads.on() ? "reads on in \"" : "stops reading in \"") + reads.exchange() + "\"";
        } else if (act instanceof Act.Item item) {
            return item.terms().item() + " " + patterns.of(item.message()) + fields(item.fields());
        } else if (act instanceof Act.KeepAlive alive) {
            return alive.terms().keepAlive() + fields(alive.fields());
        } else if (act instanceof Act.Ends ends) {
            return end(ends) + "end of the response" + fields(ends.trailers());
        } else if (act instanceof Act.SendsBody raw) {
            return "body " + (raw.times() > 1 ? raw.times() + " times " : "") + quoted(raw.octets());
        } else if (act instanceof Act.Closes closes) {
            String reason = closes.reason() == null ? "" : ", reason " + patterns.of(closes.reason());
            return "close frame " + codes(closes.codes()) + reason;
        } else if (act instanceof Act.Drops drops) {
            if (drops.code() != null) {
                return (drops.how() == Wire.Drop.GOAWAY ? "GOAWAY " : "RST_STREAM ") + drops.code();
            }
            return "end of the TCP connection"
                    + (drops.how() == null ? "" : " by " + drops.how().name().toLowerCase(Locale.ROOT));
        } else if (act instanceof Act.Leaves) {
            return "close frame or end of the TCP connection";
        } else if (act instanceof Act.Pings pings) {
            return "WebSocket ping \"" + pings.data() + "\"";
        } else if (act instanceof Act.Pongs pongs) {
            return "WebSocket pong \"" + pongs.data() + "\"";
        } else if (act instanceof Act.SendsFrames frames) {
            return "frames: " + frames.frames().stream().map(ActText::frame).collect(Collectors.joining(", "));
        }
        return "octets, " + ((Act.SendsOctets) act).octets().length + " of them";
    }

    /** What stands before the end of the message. */
    private static String end(Act.Ends ends) {
        byte[] instead = ends.instead();
        if (instead != null && instead.length > 0) {
            return "body " + quoted(instead) + " and ";
        }
        String mark = ends.terms().end();
        return mark.isEmpty() ? "" : (instead == null ? "" : "no ") + mark + " and ";
    }

    private static String fields(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(field -> ", " + field.getKey() + ": " + field.getValue())
                .collect(Collectors.joining());
    }

    private String message(Map<String, String> headers, HttpBody body) {
        StringBuilder text = new StringBuilder(fields(headers));
        if (body instanceof HttpBody.JsonValue value) {
            text.append(", body ").append(patterns.of(value.value()));
        } else if (body instanceof HttpBody.Octets octets) {
            text.append(", body ").append(quoted(octets.octets()));
        }
        return text.toString();
    }

    private String connects(Act.Connects connects) {
        List<String> details = new ArrayList<>();
        if (connects.target() != null) {
            details.add("target " + target(connects.target()));
        }
        if (connects.subprotocols() != null) {
            details.add("offering " + String.join(" and ", connects.subprotocols()));
        }
        connects.headers().forEach((name, value) -> details.add(name + ": " + value));
        connects.without().forEach(name -> details.add("without " + name));
        if (!connects.method().equals("GET")) {
            details.add("method " + connects.method());
        }
        if (connects.key() != null) {
            details.add("key " + connects.key());
        }
        if (!connects.version().equals("13")) {
            details.add("version " + connects.version());
        }
        if (connects.deflate()) {
            details.add("offering permessage-deflate");
        }
        return "upgrade request" + (details.isEmpty() ? "" : ", " + String.join(", ", details));
    }

    private static String statuses(Act.Refuses refuses) {
        if (refuses.lowest() == refuses.highest()) {
            return Integer.toString(refuses.lowest());
        }
        return refuses.lowest() == 0 ? "other than 101" : refuses.lowest() + " to " + refuses.highest();
    }

    private String target(TargetPattern target) {
        if (target.exact() != null) {
            return target.exact();
        }
        String path = target.path() == null ? "" : patterns.of(target.path());
        return path
                + target.query().entrySet().stream()
                        .map(parameter -> parameter.getKey() + "=" + patterns.of(parameter.getValue()))
                        .collect(Collectors.joining("&", target.query().isEmpty() ? "" : "?", ""));
    }

    private static String codes(Act.Codes codes) {
        if (codes.any()) {
            return "with any code";
        }
        return codes.none()
                ? "without a code"
                : codes.numbers().stream().map(String::valueOf).collect(Collectors.joining(" or "));
    }

    private static String frame(Frame frame) {
        String name = switch (frame.opcode()) {
            case 0 -> "continuation";
            case 1 -> "text";
            case 2 -> "binary";
            case 8 -> "close";
            case 9 -> "ping";
            case 10 -> "pong";
            default -> "opcode " + frame.opcode();
        };
        return name + (frame.fin() ? "" : " (not final)") + " " + quoted(frame.payload());
    }

    private static String quoted(byte[] octets) {
        return "\"" + new String(octets, StandardCharsets.UTF_8) + "\"";
    }

    private static List<String> notes(Modifiers modifiers) {
        List<String> notes = new ArrayList<>();
        int frames = modifiers.fragments().isEmpty()
                ? modifiers.fragmentCount()
                : modifiers.fragments().size() + 1;
        if (frames > 0) {
            notes.add("in " + frames + " frames");
        }
        if (modifiers.everyOctet()) {
            notes.add("each octet in a write of its own");
        } else if (!modifiers.cuts().isEmpty()) {
            notes.add("in " + (modifiers.cuts().size() + 1) + " writes");
        }
        if (!modifiers.pause().isZero()) {
            notes.add(modifiers.pause().toMillis() + " ms apart");
        }
        if (modifiers.compressed()) {
            notes.add("compressed");
        }
        if (!modifiers.after().isZero()) {
            notes.add("after " + modifiers.after().toMillis() + " ms");
        }
        if (!modifiers.limit().isZero()) {
            notes.add("within " + modifiers.limit().toSeconds() + " s");
        }
        if (modifiers.within() != null) {
            notes.add("within the subject's " + modifiers.within());
        }
        if (modifiers.authorised() != null) {
            notes.add("authorised " + modifiers.authorised().words());
        }
        if (modifiers.requirement() != null) {
            notes.add(modifiers.requirement());
        }
        return notes;
    }
}
