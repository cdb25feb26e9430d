package io.graphqltck.core.stream.multipart;

import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.stream.BoundedOctets;
import io.graphqltck.core.stream.Utf8Check;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One part: its header fields, and its body, which is reported as soon as its JSON is complete. */
final class PartReader {

    private final WireListener out;
    private final List<Map.Entry<String, String>> fields = new ArrayList<>();
    private final BoundedOctets body;
    private final JsonEnd json = new JsonEnd();
    private long length;
    private boolean told;
    private boolean more;

    /** {@code limit}: how much of a body is kept, in octets. */
    PartReader(int limit, WireListener out) {
        this.body = new BoundedOctets(limit);
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
        body.add(octet);
        if (json.take(octet)) {
            tell();
        }
    }

    /** The delimiter after it came. */
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
        boolean whole = !body.isOver();
        byte[] octets = whole ? body.octets() : new byte[0];
        body.clear();
        checkType();
        if (whole) {
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
        if (!Utf8Check.accepts(octets)) {
            violation(MultipartLaw.TEXT, "A part's body is not UTF-8.");
            return;
        }
        try {
            JsonText.check(octets);
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
