package io.graphqltck.reports.dialogue;

import io.graphqltck.core.model.Division;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.act.TargetPattern;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what a party does on the wire in a turn. */
final class ActText implements ActVisitor<String> {

    private final PatternText patterns;

    ActText(PatternText patterns) {
        this.patterns = patterns;
    }

    String of(Turn.Speech speech) {
        List<String> notes = notes(speech.modifiers());
        if (speech.illegally()) {
            notes.add(0, "illegal on purpose");
        }
        return speech.act().accept(this) + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")");
    }

    @Override
    public String says(Act.Says act) {
        return patterns.of(act.message());
    }

    @Override
    public String saysOctets(Act.SaysOctets act) {
        return (act.binary() ? "binary message " : "text message ") + quoted(act.octets());
    }

    @Override
    public String connects(Act.Connects act) {
        List<String> details = new ArrayList<>();
        if (act.target() != null) {
            details.add("target " + target(act.target()));
        }
        if (act.subprotocols() != null) {
            details.add("offering " + String.join(" and ", act.subprotocols()));
        }
        act.headers().forEach((name, value) -> details.add(name + ": " + value));
        act.without().forEach(name -> details.add("without " + name));
        if (!act.method().equals("GET")) {
            details.add("method " + act.method());
        }
        if (act.key() != null) {
            details.add("key " + act.key());
        }
        if (!act.version().equals("13")) {
            details.add("version " + act.version());
        }
        if (act.deflate()) {
            details.add("offering permessage-deflate");
        }
        return "upgrade request" + (details.isEmpty() ? "" : ", " + String.join(", ", details));
    }

    @Override
    public String accepts(Act.Accepts act) {
        String subprotocol = act.subprotocol() == null ? "" : " selecting " + patterns.of(act.subprotocol());
        return "response 101" + subprotocol + (act.deflate() ? ", with permessage-deflate" : "");
    }

    @Override
    public String refuses(Act.Refuses act) {
        return "response " + statuses(act);
    }

    @Override
    public String closes(Act.Closes act) {
        String reason = act.reason() == null ? "" : ", reason " + patterns.of(act.reason());
        return "close frame " + codes(act.codes()) + reason;
    }

    @Override
    public String drops(Act.Drops act) {
        if (act.code() != null) {
            return (act.how() == Wire.Drop.GOAWAY ? "GOAWAY " : "RST_STREAM ") + act.code();
        }
        return "end of the TCP connection"
                + (act.how() == null ? "" : " by " + act.how().name().toLowerCase(Locale.ROOT));
    }

    @Override
    public String leaves(Act.Leaves act) {
        return "close frame or end of the TCP connection";
    }

    @Override
    public String pings(Act.Pings act) {
        return "WebSocket ping \"" + act.data() + "\"";
    }

    @Override
    public String pongs(Act.Pongs act) {
        return "WebSocket pong \"" + act.data() + "\"";
    }

    @Override
    public String sendsFrames(Act.SendsFrames act) {
        return "frames: " + act.frames().stream().map(ActText::frame).collect(Collectors.joining(", "));
    }

    @Override
    public String sendsOctets(Act.SendsOctets act) {
        return "bytes, " + act.octets().length + " of them";
    }

    @Override
    public String requests(Act.Requests act) {
        return (act.as() == null ? "request " : "request \"" + act.as() + "\": ")
                + act.method() + " " + (act.target() == null ? "to the subject" : act.target())
                + (act.parameters() == null ? "" : " with " + patterns.of(act.parameters()))
                + (act.version().equals("1.1") ? "" : " over HTTP/" + act.version())
                + (act.behind() == null ? "" : " on the connection of \"" + act.behind() + "\"")
                + message(act.headers(), act.body());
    }

    @Override
    public String responds(Act.Responds act) {
        return (act.streamed() ? "streamed response " : "response ")
                + act.status()
                + (act.to() == null ? "" : " to \"" + act.to() + "\"")
                + message(act.headers(), act.body());
    }

    @Override
    public String reads(Act.Reads act) {
        return (act.on() ? "reads on in \"" : "stops reading in \"") + act.exchange() + "\"";
    }

    @Override
    public String item(Act.Item act) {
        return act.terms().item() + " " + patterns.of(act.message()) + fields(act.fields());
    }

    @Override
    public String keepAlive(Act.KeepAlive act) {
        return act.terms().keepAlive() + fields(act.fields());
    }

    @Override
    public String ends(Act.Ends act) {
        return end(act) + "end of the response" + fields(act.trailers());
    }

    @Override
    public String sendsBody(Act.SendsBody act) {
        return "body " + (act.times() > 1 ? act.times() + " times " : "") + quoted(act.octets());
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
        } else if (body instanceof HttpBody.Text said) {
            text.append(", body ").append(patterns.of(said.value()));
        } else if (body instanceof HttpBody.Octets octets) {
            text.append(", body ").append(quoted(octets.octets()));
        }
        return text.toString();
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

    private static String codes(CloseCodes codes) {
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
        Division division = modifiers.division();
        int frames = division.frames();
        if (frames > 0) {
            notes.add("in " + frames + " frames");
        }
        if (division.everyOctet()) {
            notes.add("one byte per write");
        } else if (!division.cuts().isEmpty()) {
            notes.add("in " + (division.cuts().size() + 1) + " writes");
        }
        if (!division.pause().isZero()) {
            notes.add(division.pause().toMillis() + " ms apart");
        }
        if (modifiers.compressed()) {
            notes.add("compressed");
        }
        if (modifiers.unlessLeft()) {
            notes.add("unless the other party has left");
        }
        if (!modifiers.timing().after().isZero()) {
            notes.add("after " + modifiers.timing().after().toMillis() + " ms");
        }
        if (!modifiers.timing().limit().isZero()) {
            notes.add("within " + modifiers.timing().limit().toSeconds() + " s");
        }
        if (modifiers.timing().within() != null) {
            notes.add("within the subject's " + modifiers.timing().within());
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
