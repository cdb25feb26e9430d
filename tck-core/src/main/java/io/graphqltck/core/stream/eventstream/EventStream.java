package io.graphqltck.core.stream.eventstream;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event stream (HTML §9.2): each event is an item, whose type and id are fields; a comment says that the stream lives. */
public final class EventStream implements StreamedBody {

    static final StreamTerms TERMS = new StreamTerms("event-stream", "in events", "event", "event", "comment", "");

    @Override
    public StreamTerms terms() {
        return TERMS;
    }

    @Override
    public boolean frames(HttpHead response) {
        @Nullable String text = response.field("Content-Type");
        @Nullable MediaType type = text == null ? null : MediaType.parse(text);
        return response.status() < 300
                && type != null
                && type.type().equals("text")
                && type.subtype().equals("event-stream");
    }

    @Override
    public StreamReader reader(HttpHead response, int limit, WireListener out) {
        return new EventStreamReader(limit, out);
    }

    @Override
    public StreamWriter writer(List<Map.Entry<String, String>> fields) {
        return new EventStreamWriter();
    }

    /** An empty comment. */
    @Override
    public byte[] keepAlive() {
        return ":\n\n".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public Map<String, String> usualFields(byte[] content) {
        return Map.of();
    }

    @Override
    public Set<String> tellingFields() {
        return Set.of("event");
    }

    @Override
    public String document() {
        return "HTML";
    }

    @Override
    public List<String> laws() {
        return Stream.of(EventStreamLaw.values()).map(EventStreamLaw::id).toList();
    }

    @Override
    public List<Misframing> misframings() {
        return EventStreamWrongs.ALL;
    }

    @Override
    public byte[] endMark() {
        return new byte[0];
    }
}
