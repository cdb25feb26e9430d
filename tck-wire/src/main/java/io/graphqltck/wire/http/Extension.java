package io.graphqltck.wire.http;

import io.graphqltck.core.wire.HttpHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One member of {@code Sec-WebSocket-Extensions} (RFC 6455 §9.1).
 *
 * @param parameters by name in lower case; the value is empty where there is none
 */
record Extension(String name, Map<String, String> parameters) {

    static final String FIELD = "Sec-WebSocket-Extensions";
    static final String DEFLATE = "permessage-deflate";

    /** What the kit offers and agrees to: without context takeover each message stands for itself (RFC 7692 §7.1.1). */
    static final String OURS = DEFLATE + "; client_no_context_takeover; server_no_context_takeover";

    static List<Extension> of(HttpHead head) {
        List<Extension> extensions = new ArrayList<>();
        for (String member : Handshakes.members(head, FIELD)) {
            String[] parts = member.split(";", -1);
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 1; i < parts.length; i++) {
                String[] pair = parts[i].split("=", 2);
                String value = pair.length == 1 ? "" : pair[1].strip().replace("\"", "");
                parameters.put(pair[0].strip().toLowerCase(Locale.ROOT), value);
            }
            extensions.add(new Extension(parts[0].strip(), parameters));
        }
        return extensions;
    }

    /** Whether the kit, as server, can agree to this offer: the platform's deflater has one size of window only. */
    boolean isAcceptableOffer() {
        return name.equals(DEFLATE)
                && parameters.getOrDefault("server_max_window_bits", "15").equals("15");
    }

    /** What is wrong with this as the answer to this offer, or null. Of other extensions only their offer is known. */
    @Nullable
    String wrongAsAnswerTo(Extension offer) {
        if (!name.equals(DEFLATE)) {
            return null;
        }
        if (offer.parameters.containsKey("server_no_context_takeover")
                && !parameters.containsKey("server_no_context_takeover")) {
            return "server_no_context_takeover was offered and is not confirmed (RFC 7692 §7.1.1.1)";
        }
        if (parameters.containsKey("client_max_window_bits")
                && !offer.parameters.containsKey("client_max_window_bits")) {
            return "client_max_window_bits was not offered (RFC 7692 §7.1.2.2)";
        }
        return null;
    }
}
