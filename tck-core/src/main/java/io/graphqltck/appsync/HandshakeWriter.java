package io.graphqltck.appsync;

import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.UpgradeRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts a header object on an upgrade request. */
final class HandshakeWriter {

    private static final Set<String> WRITTEN_ANYWAY = Set.of("host");

    private final CredentialFormat format;
    private final @Nullable Defect defect;

    HandshakeWriter(CredentialFormat format, @Nullable Defect defect) {
        this.format = format;
        this.defect = defect;
    }

    UpgradeRequest write(UpgradeRequest request, Form form, Headers headers, URI endpoint) {
        String target = request.target() == null ? "/" : request.target();
        return switch (form) {
            case QUERY -> request.with(withParameters(target, headers), request.subprotocols(), List.of());
            case SUBPROTOCOL -> request.with(target, withToken(request.subprotocols(), headers), List.of());
            case HEADERS -> request.with(target, request.subprotocols(), fields(headers, endpoint));
        };
    }

    private String withParameters(String target, Headers headers) {
        String base64 = Base64.getEncoder().encodeToString(octets(headers));
        if (defect == Defect.NOT_BASE64) {
            base64 = "*" + base64.substring(1);
        } else if (format.unpadded()) {
            base64 = base64.replace("=", "");
        }
        String query = "header=" + escaped(base64);
        if (defect == Defect.OTHER_PAYLOAD) {
            query += "&payload=" + escaped("eyJhIjoxfQ==");
        } else if (defect != Defect.NO_PAYLOAD) {
            query += "&payload=" + escaped(format.unpadded() ? "e30" : "e30=");
        }
        return target + (target.contains("?") ? "&" : "?") + query;
    }

    private String escaped(String base64) {
        return format.raw() ? base64 : RequestTargets.encoded(base64);
    }

    /** In the last field line, as one more name of its list. */
    private List<String> withToken(List<String> subprotocols, Headers headers) {
        byte[] octets = octets(headers);
        String token =
                HandshakeReader.TOKEN + Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        if (defect == Defect.PADDED) {
            token = HandshakeReader.TOKEN + Base64.getUrlEncoder().encodeToString(stretched(octets, "="));
        } else if (defect == Defect.STANDARD_ALPHABET) {
            token = HandshakeReader.TOKEN + Base64.getEncoder().withoutPadding().encodeToString(stretched(octets, "/"));
        }
        List<String> lines = new ArrayList<>(subprotocols);
        if (lines.isEmpty()) {
            return List.of(token);
        }
        String last = lines.remove(lines.size() - 1);
        lines.add(format.tokenFirst() ? token + ", " + last : last + ", " + token);
        return lines;
    }

    /** JSON that means the same, with more blanks and one member more, so that its base64 holds this character. */
    private static byte[] stretched(byte[] json, String wanted) {
        String text = new String(json, StandardCharsets.UTF_8);
        StringBuilder blanks = new StringBuilder();
        while (blanks.length() < 3) {
            String longer = "{" + blanks + "\"x-more\":\"???\"," + text.substring(1);
            byte[] octets = longer.getBytes(StandardCharsets.UTF_8);
            if (Base64.getEncoder().encodeToString(octets).contains(wanted)) {
                return octets;
            }
            blanks.append(' ');
        }
        throw new IllegalStateException("no base64 with " + wanted + " in three lengths");
    }

    private byte[] octets(Headers headers) {
        String text = JsonText.write(headers.json());
        if (format.pretty()) {
            text = text.replaceFirst("\\{\"", "{\r\n    \"")
                    .replace("\",\"", "\",\r\n    \"")
                    .replaceFirst("}$", "\r\n}\n");
        }
        if (defect == Defect.NOT_JSON) {
            text = text.substring(1);
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Map.Entry<String, String>> fields(Headers headers, URI endpoint) {
        return headers.fields().stream()
                .filter(field -> !WRITTEN_ANYWAY.contains(field.getKey())
                        || !field.getValue().equals(endpoint.getRawAuthority()))
                .toList();
    }
}
