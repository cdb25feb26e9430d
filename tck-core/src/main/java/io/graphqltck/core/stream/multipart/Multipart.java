package io.graphqltck.core.stream.multipart;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.stream.StreamWriter;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A multipart body (RFC 2046 §5.1): each part is one JSON value, and an empty object says only that the stream lives. */
public final class Multipart implements StreamedBody {

    /** What it calls its things. */
    public static final StreamTerms TERMS =
            new StreamTerms("multipart", "in parts", "part", "", "heartbeat", "close delimiter");

    private static final String JSON = "application/json";

    private static final int LONGEST_HEARTBEAT = 1024;

    @Override
    public StreamTerms terms() {
        return TERMS;
    }

    @Override
    public boolean frames(HttpHead response) {
        return response.status() < 300 && boundary(response) != null;
    }

    private static @Nullable String boundary(HttpHead response) {
        @Nullable String type = response.field("Content-Type");
        // Where it is a list, which it must not be, the first of it tells how to continue.
        @Nullable List<MediaType> types = type == null ? null : MediaType.list(type);
        @Nullable MediaType media = types == null || types.isEmpty() ? null : types.get(0);
        boolean multipart = media != null && media.type().equals("multipart");
        return media == null || !multipart ? null : media.parameters().get("boundary");
    }

    @Override
    public StreamReader reader(HttpHead response, int limit, WireListener out) {
        return new MultipartReader(String.valueOf(boundary(response)), limit, out);
    }

    /** Delimited by the boundary that the response names, or by one that nobody named. */
    @Override
    public StreamWriter writer(List<Map.Entry<String, String>> fields) {
        for (Map.Entry<String, String> field : fields) {
            @Nullable
            MediaType type = field.getKey().equalsIgnoreCase("content-type") ? MediaType.parse(field.getValue()) : null;
            if (type != null) {
                return new MultipartWriter(type.parameters().getOrDefault("boundary", "-"));
            }
        }
        return new MultipartWriter("-");
    }

    @Override
    public byte[] keepAlive() {
        return new byte[] {'{', '}'};
    }

    @Override
    public Map<String, String> usualFields(byte[] content) {
        return content.length == 0 ? Map.of() : Map.of("Content-Type", JSON);
    }

    @Override
    public String document() {
        return "RFC 2046";
    }

    @Override
    public List<String> laws() {
        return Stream.of(MultipartLaw.values()).map(MultipartLaw::id).toList();
    }

    @Override
    public List<Misframing> misframings() {
        return Wrongs.ALL;
    }

    @Override
    public byte[] endMark() {
        return "--\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    /** A part, which is a heartbeat where it is an empty object. */
    public static WireEvent told(List<Map.Entry<String, String>> fields, byte[] content, long length) {
        return isEmptyObject(content, length)
                ? new WireEvent.KeepAlive(TERMS, fields, content)
                : new WireEvent.Item(TERMS, fields, content, length);
    }

    /** What is long has members, or is no heartbeat that anybody would send. */
    private static boolean isEmptyObject(byte[] content, long length) {
        if (length == 0 || length > content.length || length > LONGEST_HEARTBEAT) {
            return false;
        }
        try {
            return JsonText.read(new String(content, StandardCharsets.UTF_8)) instanceof JsonObject object
                    && object.members().isEmpty();
        } catch (JsonSyntaxException e) {
            return false;
        }
    }
}
