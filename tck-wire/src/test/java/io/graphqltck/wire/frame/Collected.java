package io.graphqltck.wire.frame;

import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Events as lines of text, which compare. */
final class Collected implements WireListener {

    final List<String> lines = new ArrayList<>();

    @Override
    public void on(WireEvent event) {
        lines.add(line(event));
    }

    private static String line(WireEvent event) {
        HexFormat hex = HexFormat.of();
        if (event instanceof WireEvent.Message m) {
            String kind = (m.binary() ? "binary" : "text") + (m.compressed() ? " compressed" : "");
            return kind + " " + m.length() + " in " + m.frames() + ": " + hex.formatHex(m.octets());
        }
        if (event instanceof WireEvent.Ping p) {
            return "ping " + hex.formatHex(p.data());
        }
        if (event instanceof WireEvent.Pong p) {
            return "pong " + hex.formatHex(p.data());
        }
        if (event instanceof WireEvent.Violation v) {
            return v.requirement() + (v.fatal() ? " fatal: " : ": ") + v.text();
        }
        return event.toString();
    }
}
