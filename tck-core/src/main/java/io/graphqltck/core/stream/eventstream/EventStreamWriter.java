package io.graphqltck.core.stream.eventstream;

import io.graphqltck.core.stream.Misframing;
import io.graphqltck.core.stream.StreamWriter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes events: their fields, then their data on one line each, then the empty line. */
final class EventStreamWriter implements StreamWriter {

    @Override
    public byte[] item(List<Map.Entry<String, String>> fields, byte[] content, @Nullable Misframing wrong) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (isComment(fields, content)) {
            out.writeBytes(EventStreamWrongs.NOT_UTF_8.equals(wrong) ? new byte[] {':', (byte) 0xC3} : new byte[0]);
            out.writeBytes(content);
            return out.toByteArray();
        }
        for (Map.Entry<String, String> field : fields) {
            line(out, field.getKey() + ": " + field.getValue());
        }
        if (!EventStreamWrongs.NO_DATA.equals(wrong)) {
            data(out, content, wrong);
        }
        if (EventStreamWrongs.TWO_IN_ONE.equals(wrong)) {
            data(out, content, null);
        }
        if (!EventStreamWrongs.NO_EMPTY_LINE.equals(wrong)) {
            out.write('\n');
        }
        return out.toByteArray();
    }

    private static boolean isComment(List<Map.Entry<String, String>> fields, byte[] content) {
        return fields.isEmpty() && content.length > 0 && content[0] == ':';
    }

    private static void data(ByteArrayOutputStream out, byte[] content, @Nullable Misframing wrong) {
        String text = new String(content, StandardCharsets.UTF_8);
        for (String line : text.split("\r\n|\r|\n", -1)) {
            out.writeBytes("data: ".getBytes(StandardCharsets.US_ASCII));
            if (EventStreamWrongs.NOT_UTF_8.equals(wrong)) {
                out.write(0xC3);
            }
            line(out, line);
        }
    }

    private static void line(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        out.write('\n');
    }

    @Override
    public byte[] end(@Nullable Misframing wrong) {
        return EventStreamWrongs.UNFINISHED.equals(wrong)
                ? "event: next\ndata: {".getBytes(StandardCharsets.US_ASCII)
                : new byte[0];
    }

    @Override
    public void sent(byte[] octets) {
        // Each event stands for itself.
    }
}
