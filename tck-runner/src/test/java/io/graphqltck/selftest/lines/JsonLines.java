package io.graphqltck.selftest.lines;

import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.Misframing.Shows;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A body of lines, each of them one JSON object; an empty line says only that the stream lives. */
public final class JsonLines implements StreamedBody {

    static final StreamTerms TERMS = new StreamTerms("json-lines", "in lines", "line", "", "blank", "");

    /** Each line is one JSON object. */
    static final String OBJECT = "LINES-object";

    /** The last line ends, too. */
    static final String END = "LINES-end";

    private static final Misframing NO_JSON = new Misframing("no-json", "sends a line that is no JSON", Shows.AT_ONCE);
    private static final Misframing TWO = new Misframing("two-in-a-line", "sends two in a line", Shows.AT_ONCE);
    private static final Misframing ENDLESS = new Misframing("endless", "does not end its line", Shows.AS_LOST);
    private static final Misframing UNENDED = new Misframing("unended", "does not end the last line", Shows.AT_THE_END);

    @Override
    public StreamTerms terms() {
        return TERMS;
    }

    @Override
    public boolean frames(HttpHead response) {
        @Nullable String type = response.field("Content-Type");
        return type != null && type.equals("application/jsonl") && response.status() < 300;
    }

    @Override
    public StreamReader reader(HttpHead response, int limit, WireListener out) {
        return new LineReader(limit, out);
    }

    @Override
    public StreamWriter writer(List<Map.Entry<String, String>> fields) {
        return new StreamWriter() {
            @Override
            public byte[] item(List<Map.Entry<String, String>> own, byte[] content, @Nullable Misframing wrong) {
                String text = new String(content, StandardCharsets.UTF_8);
                String line = NO_JSON.equals(wrong) ? "no JSON" : TWO.equals(wrong) ? text + "{}{}" : text;
                return octets(ENDLESS.equals(wrong) ? line : line + "\n");
            }

            @Override
            public byte[] end(@Nullable Misframing wrong) {
                return octets(UNENDED.equals(wrong) ? "{}" : "");
            }

            @Override
            public void sent(byte[] octets) {
                // What follows does not depend on it.
            }
        };
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] keepAlive() {
        return new byte[0];
    }

    @Override
    public Map<String, String> usualFields(byte[] content) {
        return Map.of();
    }

    @Override
    public String document() {
        return "JSON Lines";
    }

    @Override
    public List<String> laws() {
        return List.of(OBJECT, END);
    }

    @Override
    public List<Misframing> misframings() {
        return List.of(NO_JSON, TWO, ENDLESS, UNENDED);
    }

    @Override
    public byte[] endMark() {
        return new byte[0];
    }
}
