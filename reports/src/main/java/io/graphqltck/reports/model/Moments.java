package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonArray;
import io.graphqltck.core.json.Json.JsonBoolean;
import io.graphqltck.core.json.Json.JsonNumber;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.Json.JsonString;
import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.model.Entry.Who;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes moments again of the entries of a report: the way back from {@link Entries}, as far as they tell all. */
public final class Moments {

    private Moments() {}

    /** An entry does not tell all that there was. */
    public static final class NotWholeException extends Exception {

        private static final long serialVersionUID = 1L;

        NotWholeException(String message) {
            super(message);
        }
    }

    /** The moment of this entry. @throws NotWholeException when something of what the subject did was not kept */
    public static Moment of(Entry entry) throws NotWholeException {
        return new Moment(entry.number(), entry.at(), happening(entry));
    }

    private static Happening happening(Entry entry) throws NotWholeException {
        if (entry.who() == Who.NOTE) {
            return new Happening.Note(entry.text());
        }
        if (entry.truncated() && entry.who() != Who.KIT) {
            throw new NotWholeException("entry " + entry.number() + " was too long to be kept whole");
        }
        if (entry.kind() == Entry.Kind.ACTED) {
            return new Happening.ApplicationActed(entry.text());
        }
        if (entry.kind() == Entry.Kind.TOLD) {
            return new Happening.ApplicationTold(told(entry));
        }
        Direction direction = entry.who() == Who.KIT ? Direction.SENT : Direction.RECEIVED;
        return new Happening.OnWire(entry.wire(), direction, event(entry), entry.json());
    }

    private static ApplicationEvent told(Entry entry) throws NotWholeException {
        String operation = text(entry, "operation", "");
        String message = text(entry, "message", "");
        @Nullable Json json = entry.json();
        return switch (text(entry, "told", "")) {
            case "next" -> new ApplicationEvent.Next(operation, json == null ? Json.ofNull() : json);
            case "failed" -> new ApplicationEvent.Failed(operation, message, json);
            case "completed" -> new ApplicationEvent.Completed(operation);
            case "connection-failed" ->
                new ApplicationEvent.ConnectionFailed(
                        message,
                        fact(entry, "code") instanceof JsonNumber code
                                ? code.value().intValue()
                                : null,
                        fact(entry, "reason") instanceof JsonString reason ? reason.value() : null);
            case "closed" -> new ApplicationEvent.Closed();
            default -> throw untold(entry);
        };
    }

    private static WireEvent event(Entry entry) throws NotWholeException {
        return switch (entry.kind()) {
            case REQUEST ->
                isTrue(entry, "exchange")
                        ? new WireEvent.Asked(head(entry), body(entry), length(entry, body(entry)))
                        : new WireEvent.Requested(head(entry));
            case RESPONSE -> response(entry);
            case MESSAGE, BINARY -> message(entry);
            case PING -> new WireEvent.Ping(hex(entry));
            case PONG -> new WireEvent.Pong(hex(entry));
            case CLOSE -> close(hex(entry));
            case END -> end(entry);
            case VIOLATION ->
                new WireEvent.Violation(
                        text(entry, "requirement", ""), text(entry, "detail", entry.text()), isTrue(entry, "fatal"));
            default ->
                fact(entry, "goingAway") instanceof JsonString code
                        ? new WireEvent.GoingAway(code.value())
                        : new WireEvent.Wrote(hex(entry));
        };
    }

    private static WireEvent response(Entry entry) throws NotWholeException {
        if (isTrue(entry, "exchange")) {
            return new WireEvent.Answered(head(entry), body(entry), length(entry, body(entry)));
        }
        return isTrue(entry, "streamed")
                ? new WireEvent.Streams(head(entry), terms(entry))
                : new WireEvent.Responded(head(entry), new String(body(entry), StandardCharsets.UTF_8));
    }

    private static WireEvent message(Entry entry) throws NotWholeException {
        byte[] octets = entry.hex() == null ? entry.text().getBytes(StandardCharsets.UTF_8) : hex(entry);
        if (fact(entry, "fields") instanceof JsonArray fields) {
            return streamed(entry, fields(fields), octets);
        }
        int frames = fact(entry, "frames") instanceof JsonNumber number
                ? number.value().intValue()
                : 1;
        return new WireEvent.Message(
                entry.kind() == Entry.Kind.BINARY, octets, length(entry, octets), frames, isTrue(entry, "compressed"));
    }

    private static WireEvent streamed(Entry entry, List<Map.Entry<String, String>> fields, byte[] octets)
            throws NotWholeException {
        long length = length(entry, octets);
        if (fact(entry, "framing") == null) {
            return Multipart.told(fields, octets, length);
        }
        return isTrue(entry, "keepAlive")
                ? new WireEvent.KeepAlive(terms(entry), fields, octets)
                : new WireEvent.Item(terms(entry), fields, octets, length);
    }

    /** What carried a value in a stream, such as {@code event next}, {@code comment} or {@code part}; empty for anything else. */
    public static String carrier(Entry entry) {
        if (entry.kind() != Entry.Kind.MESSAGE || fact(entry, "framing") == null) {
            return "";
        }
        List<Map.Entry<String, String>> fields =
                fact(entry, "fields") instanceof JsonArray array ? fields(array) : List.of();
        return StreamedBodies.named(text(entry, "framing", ""))
                .map(StreamedBody::terms)
                .map(terms -> isTrue(entry, "keepAlive") ? terms.keepAlive() : terms.item(fields))
                .orElse("");
    }

    /** Older results do not tell the framing: there was one. */
    private static StreamTerms terms(Entry entry) throws NotWholeException {
        String framing = text(entry, "framing", Multipart.TERMS.framing());
        return StreamedBodies.named(framing)
                .orElseThrow(() -> new NotWholeException("entry " + entry.number() + " is of a stream framed as `"
                        + framing + "`, which this kit does not know"))
                .terms();
    }

    private static WireEvent end(Entry entry) throws NotWholeException {
        if (fact(entry, "closed") instanceof JsonBoolean closed) {
            return new WireEvent.StreamEnded(terms(entry), closed.value());
        }
        String word = text(entry, "how", "");
        for (WireEvent.Ending how : WireEvent.Ending.values()) {
            if (how.word().equals(word)) {
                return new WireEvent.Ended(how, text(entry, "detail", ""));
            }
        }
        throw untold(entry);
    }

    /** RFC 6455 §5.5.1: the code in two octets, and the reason after it. */
    private static WireEvent close(byte[] payload) {
        if (payload.length < 2) {
            return new WireEvent.Close(null, "");
        }
        int code = (payload[0] & 0xFF) << 8 | (payload[1] & 0xFF);
        return new WireEvent.Close(code, new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8));
    }

    private static HttpHead head(Entry entry) {
        String text = entry.text();
        int end = text.indexOf("\n\n");
        List<String> lines = Arrays.asList((end < 0 ? text : text.substring(0, end)).split("\n", -1));
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(": ");
            fields.add(
                    colon < 0 ? Map.entry(line, "") : Map.entry(line.substring(0, colon), line.substring(colon + 2)));
        }
        return new HttpHead(lines.get(0), fields);
    }

    private static byte[] body(Entry entry) {
        if (entry.hex() != null) {
            return hex(entry);
        }
        int end = entry.text().indexOf("\n\n");
        return end < 0 ? new byte[0] : entry.text().substring(end + 2).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Map.Entry<String, String>> fields(JsonArray array) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        for (Json field : array.items()) {
            if (field instanceof JsonArray pair
                    && pair.items().size() == 2
                    && pair.items().get(0) instanceof JsonString name
                    && pair.items().get(1) instanceof JsonString value) {
                fields.add(Map.entry(name.value(), value.value()));
            }
        }
        return fields;
    }

    /** A length that tells whether all of it is there. */
    private static long length(Entry entry, byte[] kept) {
        return entry.truncated() ? kept.length + 1L : kept.length;
    }

    private static byte[] hex(Entry entry) {
        String hex = entry.hex() == null ? "" : entry.hex();
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static @Nullable Json fact(Entry entry, String name) {
        JsonObject facts = entry.facts();
        return facts == null ? null : facts.get(name);
    }

    private static String text(Entry entry, String name, String otherwise) {
        return fact(entry, name) instanceof JsonString text ? text.value() : otherwise;
    }

    private static boolean isTrue(Entry entry, String name) {
        return fact(entry, name) instanceof JsonBoolean value && value.value();
    }

    private static NotWholeException untold(Entry entry) {
        return new NotWholeException(
                "entry " + entry.number() + " does not state what happened; an older kit wrote it");
    }
}
