package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
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
        if (what instanceof Happening.OnWire onWire) {
            return onWire(shown, onWire).with(Facts.of(onWire.event()));
        }
        if (what instanceof Happening.ApplicationTold told) {
            return told(shown, told.event()).with(Facts.of(told.event()));
        }
        if (what instanceof Happening.ApplicationActed acted) {
            return plain(shown, Who.APPLICATION, Kind.ACTED, acted.what());
        }
        return plain(shown, Who.NOTE, Kind.NOTE, ((Happening.Note) what).text());
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
        if (event instanceof WireEvent.Message message) {
            boolean cut = message.octets().length < message.length();
            String text = new String(message.octets(), StandardCharsets.UTF_8);
            return entry(moment, onWire.wire(), who, kind, text, onWire.json(), hex(Payload.of(message)), cut);
        }
        if (event instanceof WireEvent.Requested requested) {
            return entry(moment, onWire.wire(), who, kind, head(requested.head()), null, null, false);
        }
        if (event instanceof WireEvent.Responded responded) {
            String body = responded.body().isEmpty() ? "" : "\n\n" + responded.body();
            return entry(moment, onWire.wire(), who, kind, head(responded.head()) + body, null, null, false);
        }
        if (event instanceof WireEvent.Asked asked) {
            return exchange(moment, onWire, asked.head(), asked.body(), asked.length());
        }
        if (event instanceof WireEvent.Answered answered) {
            return exchange(moment, onWire, answered.head(), answered.body(), answered.length());
        }
        if (event instanceof WireEvent.Streams streams) {
            return entry(moment, onWire.wire(), who, kind, head(streams.head()), null, null, false);
        }
        if (event instanceof WireEvent.Item item) {
            return streamed(moment, onWire, item.body(), item.body().length < item.length());
        }
        if (event instanceof WireEvent.KeepAlive alive) {
            return streamed(moment, onWire, alive.body(), false);
        }
        if (event instanceof WireEvent.Wrote wrote) {
            boolean cut = wrote.octets().length > MOST_HEX;
            return entry(moment, onWire.wire(), who, kind, Describe.event(event), null, hex(wrote.octets()), cut);
        }
        return entry(moment, onWire.wire(), who, kind, Describe.event(event), null, hex(Payload.of(event)), false);
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
        if (event instanceof WireEvent.Message message) {
            return message.binary() ? Kind.BINARY : Kind.MESSAGE;
        } else if (event instanceof WireEvent.Requested || event instanceof WireEvent.Asked) {
            return Kind.REQUEST;
        } else if (event instanceof WireEvent.Responded
                || event instanceof WireEvent.Answered
                || event instanceof WireEvent.Streams) {
            return Kind.RESPONSE;
        } else if (event instanceof WireEvent.Item || event instanceof WireEvent.KeepAlive) {
            return Kind.MESSAGE;
        } else if (event instanceof WireEvent.Ping) {
            return Kind.PING;
        } else if (event instanceof WireEvent.Pong) {
            return Kind.PONG;
        } else if (event instanceof WireEvent.Close) {
            return Kind.CLOSE;
        } else if (event instanceof WireEvent.Ended || event instanceof WireEvent.StreamEnded) {
            return Kind.END;
        }
        return event instanceof WireEvent.Violation ? Kind.VIOLATION : Kind.OCTETS;
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
