package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.HappeningVisitor;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import io.graphqltck.reports.model.Entry.Kind;
import io.graphqltck.reports.model.Entry.Who;
import io.graphqltck.reports.redact.Redactor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Makes a transcript's moments ready for a report. */
public final class Entries {

    /** How many characters of one message a report holds. */
    public static final int MOST_TEXT = 20_000;

    private static final int MOST_HEX = 1024;

    private Entries() {}

    public static Entry of(Moment moment, Redactor redactor) {
        Moment shown = redactor.moment(moment);
        Happening what = shown.what();
        return what.accept(new HappeningVisitor<>() {
            @Override
            public Entry onWire(Happening.OnWire onWire) {
                return Entries.onWire(shown, onWire).with(Facts.of(onWire.event()));
            }

            @Override
            public Entry applicationActed(Happening.ApplicationActed acted) {
                return plain(shown, Who.APPLICATION, Kind.ACTED, acted.what());
            }

            @Override
            public Entry applicationTold(Happening.ApplicationTold told) {
                return told(shown, told.event()).with(Facts.of(told.event()));
            }

            @Override
            public Entry note(Happening.Note note) {
                return plain(shown, Who.NOTE, Kind.NOTE, note.text());
            }
        });
    }

    private static Entry told(Moment moment, ApplicationEvent event) {
        @Nullable Json json = null;
        if (event instanceof ApplicationEvent.Next next) {
            json = next.payload();
        } else if (event instanceof ApplicationEvent.Failed failed) {
            json = failed.errors();
        }
        boolean small = json == null || JsonText.write(json).length() <= MOST_TEXT;
        return entry(moment, 0, Who.APPLICATION, Kind.TOLD, Describe.told(event), small ? json : null, null, !small);
    }

    private static Entry plain(Moment moment, Who who, Kind kind, String text) {
        return entry(moment, 0, who, kind, text, null, null, false);
    }

    private static Entry onWire(Moment moment, Happening.OnWire onWire) {
        Who who = onWire.direction() == Direction.SENT ? Who.KIT : Who.SUBJECT;
        WireEvent event = onWire.event();
        Kind kind = kind(event);
        return event.accept(new WireEventVisitor<>() {
            @Override
            public Entry requested(WireEvent.Requested requested) {
                return entry(moment, onWire.wire(), who, kind, head(requested.head()), null, null, false);
            }

            @Override
            public Entry responded(WireEvent.Responded responded) {
                String body = responded.body().isEmpty() ? "" : "\n\n" + responded.body();
                return entry(moment, onWire.wire(), who, kind, head(responded.head()) + body, null, null, false);
            }

            @Override
            public Entry asked(WireEvent.Asked asked) {
                return exchange(moment, onWire, asked.head(), asked.body(), asked.length());
            }

            @Override
            public Entry answered(WireEvent.Answered answered) {
                return exchange(moment, onWire, answered.head(), answered.body(), answered.length());
            }

            @Override
            public Entry streams(WireEvent.Streams streams) {
                return entry(moment, onWire.wire(), who, kind, head(streams.head()), null, null, false);
            }

            @Override
            public Entry item(WireEvent.Item item) {
                return streamed(moment, onWire, item.body(), item.body().length < item.length());
            }

            @Override
            public Entry keepAlive(WireEvent.KeepAlive alive) {
                return streamed(moment, onWire, alive.body(), false);
            }

            @Override
            public Entry goingAway(WireEvent.GoingAway goingAway) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }

            @Override
            public Entry streamEnded(WireEvent.StreamEnded streamEnded) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }

            @Override
            public Entry message(WireEvent.Message message) {
                boolean cut = message.octets().length < message.length();
                String text = new String(message.octets(), StandardCharsets.UTF_8);
                return entry(moment, onWire.wire(), who, kind, text, onWire.json(), hex(Payload.of(message)), cut);
            }

            @Override
            public Entry ping(WireEvent.Ping ping) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }

            @Override
            public Entry pong(WireEvent.Pong pong) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }

            @Override
            public Entry close(WireEvent.Close close) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }

            @Override
            public Entry wrote(WireEvent.Wrote wrote) {
                boolean cut = wrote.octets().length > MOST_HEX;
                return entry(moment, onWire.wire(), who, kind, Describe.event(event), null, hex(wrote.octets()), cut);
            }

            @Override
            public Entry ended(WireEvent.Ended ended) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }

            @Override
            public Entry violation(WireEvent.Violation violation) {
                return entry(
                        moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
            }
        });
    }

    private static Entry streamed(Moment moment, Happening.OnWire onWire, byte[] body, boolean cut) {
        Who who = onWire.direction() == Direction.SENT ? Who.KIT : Who.SUBJECT;
        String text = new String(body, StandardCharsets.UTF_8);
        return entry(moment, onWire.wire(), who, kind(onWire.event()), text, onWire.json(), hex(Payload.of(body)), cut);
    }

    private static Entry exchange(Moment moment, Happening.OnWire onWire, HttpHead head, byte[] body, long length) {
        Who who = onWire.direction() == Direction.SENT ? Who.KIT : Who.SUBJECT;
        String text = new String(body, StandardCharsets.UTF_8);
        return entry(
                moment,
                onWire.wire(),
                who,
                kind(onWire.event()),
                head(head) + (text.isEmpty() ? "" : "\n\n" + text),
                onWire.json(),
                hex(Payload.of(body)),
                body.length < length || (body.length > MOST_HEX && Payload.of(body) != null));
    }

    private static Kind kind(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public Kind requested(WireEvent.Requested requested) {
                return Kind.REQUEST;
            }

            @Override
            public Kind responded(WireEvent.Responded responded) {
                return Kind.RESPONSE;
            }

            @Override
            public Kind asked(WireEvent.Asked asked) {
                return Kind.REQUEST;
            }

            @Override
            public Kind answered(WireEvent.Answered answered) {
                return Kind.RESPONSE;
            }

            @Override
            public Kind streams(WireEvent.Streams streams) {
                return Kind.RESPONSE;
            }

            @Override
            public Kind item(WireEvent.Item item) {
                return Kind.MESSAGE;
            }

            @Override
            public Kind keepAlive(WireEvent.KeepAlive keepAlive) {
                return Kind.MESSAGE;
            }

            @Override
            public Kind goingAway(WireEvent.GoingAway goingAway) {
                return Kind.OCTETS;
            }

            @Override
            public Kind streamEnded(WireEvent.StreamEnded streamEnded) {
                return Kind.END;
            }

            @Override
            public Kind message(WireEvent.Message message) {
                return message.binary() ? Kind.BINARY : Kind.MESSAGE;
            }

            @Override
            public Kind ping(WireEvent.Ping ping) {
                return Kind.PING;
            }

            @Override
            public Kind pong(WireEvent.Pong pong) {
                return Kind.PONG;
            }

            @Override
            public Kind close(WireEvent.Close close) {
                return Kind.CLOSE;
            }

            @Override
            public Kind wrote(WireEvent.Wrote wrote) {
                return Kind.OCTETS;
            }

            @Override
            public Kind ended(WireEvent.Ended ended) {
                return Kind.END;
            }

            @Override
            public Kind violation(WireEvent.Violation violation) {
                return Kind.VIOLATION;
            }
        });
    }

    private static Entry entry(
            Moment moment,
            int wire,
            Who who,
            Kind kind,
            String text,
            @Nullable Json json,
            @Nullable String hex,
            boolean cut) {
        boolean longer = text.length() > MOST_TEXT;
        return new Entry(
                moment.number(),
                moment.at(),
                wire,
                who,
                kind,
                longer ? text.substring(0, MOST_TEXT) : text,
                longer || cut ? null : json,
                hex,
                longer || cut);
    }

    private static String head(HttpHead head) {
        StringBuilder text = new StringBuilder(head.startLine());
        head.fields()
                .forEach(field ->
                        text.append('\n').append(field.getKey()).append(": ").append(field.getValue()));
        return text.toString();
    }

    private static @Nullable String hex(byte @Nullable [] octets) {
        return octets == null
                ? null
                : HexFormat.ofDelimiter(" ").formatHex(octets, 0, Math.min(octets.length, MOST_HEX));
    }
}
