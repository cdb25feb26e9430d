package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.text.Padding;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the header object of an upgrade request in one of its three forms, and takes it out as leniently as can be. */
final class HandshakeReader {

    static final String TOKEN = "header-";

    private static final String EMPTY = "e30=";

    private final HttpHead head;
    private final Map<String, String> raw;
    private final List<String> tokens;
    private final @Nullable Form form;
    private final Objections objections;
    private @Nullable Headers headers;

    HandshakeReader(HttpHead head) {
        this.head = head;
        this.raw = RequestTargets.rawParameters(RequestTargets.query(RequestTargets.of(head)));
        this.tokens = head.all("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(token -> token.startsWith(TOKEN))
                .toList();
        this.form = form();
        this.objections = new Objections(form == null ? "the upgrade request" : form.place());
        if (form == Form.QUERY) {
            query(raw.getOrDefault("header", ""));
        } else if (form == Form.SUBPROTOCOL) {
            subprotocol(tokens.get(0).substring(TOKEN.length()));
        } else if (form == Form.HEADERS) {
            headers = Headers.of(head);
        }
    }

    private @Nullable Form form() {
        if (raw.containsKey("header")) {
            return Form.QUERY;
        }
        if (!tokens.isEmpty()) {
            return Form.SUBPROTOCOL;
        }
        return head.field("x-api-key") != null || head.field("Authorization") != null ? Form.HEADERS : null;
    }

    /** Null where there is no authorisation at all. */
    @Nullable
    Form presentedForm() {
        return form;
    }

    /** Null where it cannot be read; {@link #objections} then say why. */
    @Nullable
    Headers headers() {
        return headers;
    }

    List<Objection> objections() {
        return objections.all();
    }

    private void query(String header) {
        if (!tokens.isEmpty()) {
            objections.blame("ASY-C-09", "credentials in one place", "credentials in a subprotocol token, too");
        }
        if (header.contains("+")) {
            objections.blame("ASY-C-07", "base64 with `+` written as %2B", "a bare `+`, which most read as a blank");
        }
        String base64 = RequestTargets.decoded(header).replace(' ', '+');
        boolean standard = base64.matches("[A-Za-z0-9+/]*={0,2}") && base64.length() % 4 == 0;
        if (!standard) {
            objections.blame("ASY-C-06", "base64 with padding (RFC 4648 §4)", base64);
        }
        read("ASY-C-06", base64);
        @Nullable String payload = raw.get("payload");
        payload(payload == null ? "no `payload`" : RequestTargets.decoded(payload));
    }

    private void payload(String found) {
        String expected = "the query parameter `payload` with " + EMPTY + ", the base64 of {}";
        if (found.equals("e30")) {
            objections.blame("ASY-C-06", expected, found);
        } else if (!found.equals(EMPTY)) {
            objections.refuse("ASY-C-06", expected, found);
        }
    }

    private void subprotocol(String base64) {
        if (tokens.size() > 1) {
            objections.refuse("ASY-C-04", "one token `header-…`", tokens.size() + " of them");
        }
        if (!base64.matches("[A-Za-z0-9_-]*")) {
            objections.refuse("ASY-C-08", "base64url without padding (RFC 4648 §5)", base64);
        }
        read("ASY-C-08", base64);
    }

    private void read(String requirement, String base64) {
        try {
            String standard = Padding.stripped(base64.replace('-', '+').replace('_', '/'));
            String text = new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
            if (JsonText.read(text) instanceof JsonObject object) {
                headers = Headers.of(object);
                return;
            }
            objections.refuse(requirement, "the base64 of a JSON object", "the base64 of " + text);
        } catch (IllegalArgumentException e) {
            objections.refuse(requirement, "base64", base64 + " (" + e.getMessage() + ")");
        } catch (JsonLimitException e) {
            throw new KitLimitException(
                    "the header object of the upgrade request cannot be read: " + e.getMessage(), e);
        } catch (JsonSyntaxException e) {
            objections.refuse(requirement, "the base64 of a JSON object", "no JSON: " + e.getMessage());
        }
    }
}
