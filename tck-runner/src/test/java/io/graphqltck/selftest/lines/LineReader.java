package io.graphqltck.selftest.lines;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads lines of JSON. */
final class LineReader implements StreamReader {

    private final int limit;
    private final WireListener out;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long length;

    LineReader(int limit, WireListener out) {
        this.limit = limit;
        this.out = out;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        for (int i = from; i < to; i++) {
            if (octets[i] == '\n') {
                line();
            } else if (length++ < limit) {
                line.write(octets[i]);
            }
        }
    }

    private void line() {
        byte[] body = length > limit ? new byte[0] : line.toByteArray();
        if (length == 0) {
            out.on(new WireEvent.KeepAlive(JsonLines.TERMS, List.of(), body));
        } else {
            if (length <= limit && !isObject(new String(body, StandardCharsets.UTF_8))) {
                out.on(new WireEvent.Violation(JsonLines.OBJECT, "A line is no JSON object.", false));
            }
            out.on(new WireEvent.Item(JsonLines.TERMS, List.of(), body, length));
        }
        line.reset();
        length = 0;
    }

    private static boolean isObject(String text) {
        try {
            return JsonText.read(text) instanceof Json.JsonObject;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }

    @Override
    public void end() {
        boolean ended = length == 0;
        lost();
        out.on(new WireEvent.StreamEnded(JsonLines.TERMS, ended));
    }

    @Override
    public void lost() {
        if (length > 0) {
            out.on(new WireEvent.Violation(JsonLines.END, "The last line does not end.", false));
        }
    }
}
