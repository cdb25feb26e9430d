package io.graphqltck.core.stream.multipart;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.Lease;
import io.graphqltck.core.limit.SharedMemory;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part: its header fields, and its body, which is told as soon as its JSON is complete. */
final class PartReader {

    /** What grows is copied, and copied again when it is whole. */
    private static final long COPIES = 2;

    private final int limit;
    private final WireListener out;
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final Lease lease = SharedMemory.OF_PROCESS.lease();
    private final JsonEnd json = new JsonEnd();
    private boolean whole = true;
    private long length;
    private boolean told;
    private boolean more;

    /** {@code limit}: how much of a body is kept, in octets. */
    PartReader(int limit, WireListener out) {
        this.limit = limit;
        this.out = out;
    }

    /** A line of the part's head. */
    void field(String line) {
        int colon = line.indexOf(':');
        if (colon < 1 || !line.substring(0, colon).matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
            violation(
                    MultipartLaw.HEAD,
                    "A part's head holds \"" + MultipartReader.shortened(line) + "\", which is no field.");
            return;
        }
        fields.add(Map.entry(line.substring(0, colon), line.substring(colon + 1).strip()));
    }

    /** An octet of the body. */
    void body(int octet) {
        length++;
        if (told) {
            more |= octet != ' ' && octet != '\t' && octet != '\r' && octet != '\n';
            return;
        }
        if (body.size() < limit && whole) {
            whole = lease.take(COPIES);
            body.write(octet);
        }
        if (json.take(octet)) {
            tell();
        }
    }

    /** The delimiter behind it came. */
    void end() {
        if (!told) {
            tell();
        }
        if (more) {
            violation(MultipartLaw.TEXT, "A part's body continues after its JSON.");
        }
        for (Map.Entry<String, String> field : fields) {
            if (field.getKey().equalsIgnoreCase("Content-Length")
                    && !field.getValue().equals(Long.toString(length))) {
                violation(
                        MultipartLaw.LENGTH,
                        "A part's Content-Length is " + MultipartReader.shortened(field.getValue())
                                + ", but its body has " + length + " bytes.");
            }
        }
    }

    private void tell() {
        told = true;
        boolean all = whole && length <= limit;
        byte[] octets = all ? body.toByteArray() : new byte[0];
        lease.close(); // whoever keeps them pays for them
        checkType();
        if (all) {
            checkBody(octets);
        }
        out.on(Multipart.told(List.copyOf(fields), octets, length));
    }

    private void checkType() {
        List<String> types = fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase("Content-Type"))
                .map(Map.Entry::getValue)
                .toList();
        @Nullable MediaType type = types.size() == 1 ? MediaType.parse(types.get(0)) : null;
        if (type == null
                || !type.type().equals("application")
                || !type.subtype().equals("json")) {
            violation(
                    MultipartLaw.TYPE,
                    "A part's Content-Type is "
                            + (types.isEmpty() ? "absent" : MultipartReader.shortened(types.toString()))
                            + " instead of application/json.");
        }
    }

    private void checkBody(byte[] octets) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            JsonText.read(text);
        } catch (CharacterCodingException e) {
            violation(MultipartLaw.TEXT, "A part's body is not UTF-8.");
        } catch (JsonLimitException e) {
            return; // it may be one
        } catch (JsonSyntaxException e) {
            violation(MultipartLaw.TEXT, "A part's body is not one JSON text: " + e.getMessage() + ".");
        }
    }

    private void violation(MultipartLaw law, String text) {
        out.on(new WireEvent.Violation(law.id(), text, false));
    }
}
