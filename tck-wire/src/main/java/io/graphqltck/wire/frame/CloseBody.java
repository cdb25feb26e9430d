package io.graphqltck.wire.frame;

import io.graphqltck.core.stream.Utf8Check;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads what a close frame says (RFC 6455 §5.5.1, §7.4). */
final class CloseBody {

    private CloseBody() {}

    static void read(byte[] body, WireListener out) {
        Integer code = body.length < 2 ? null : ((body[0] & 0xFF) << 8) | (body[1] & 0xFF);
        byte[] reason = Arrays.copyOfRange(body, Math.min(2, body.length), body.length);
        if (body.length == 1) {
            out.on(violation("WS-B-07", "The body of the close frame is one byte long, so that it holds no code."));
        }
        if (isForbidden(code)) {
            out.on(violation("WS-B-07", "The close frame carries the code " + code + ", which is never sent."));
        }
        if (!Utf8Check.accepts(reason)) {
            out.on(violation("WS-B-08", "The reason in the close frame is not UTF-8."));
        }
        out.on(new WireEvent.Close(code, new String(reason, StandardCharsets.UTF_8)));
    }

    /** RFC 6455 §7.4.1 and §7.4.2. Codes that are merely unassigned are accepted. */
    private static boolean isForbidden(@Nullable Integer code) {
        return code != null && (code < 1000 || code == 1004 || code == 1005 || code == 1006 || code == 1015);
    }

    private static WireEvent violation(String requirement, String text) {
        return new WireEvent.Violation(requirement, text, false);
    }
}
