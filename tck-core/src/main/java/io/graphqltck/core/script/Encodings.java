package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonLimitException;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.model.pattern.Encoding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Puts values into strings, and takes them out again. */
final class Encodings {

    private Encodings() {}

    /** The string that holds this value. */
    static Json encode(Encoding encoding, Json value) {
        return Json.of(
                switch (encoding) {
                    case JSON -> JsonText.write(value);
                    case BASE64 -> Base64.getEncoder().encodeToString(octets(value));
                    case BASE64URL -> Base64.getUrlEncoder().withoutPadding().encodeToString(octets(value));
                });
    }

    private static byte[] octets(Json value) {
        String text = value instanceof Json.JsonString string ? string.value() : JsonText.write(value);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The value that this string holds.
     *
     * @throws NotEncodedException when it holds none; the message says what is wrong with it
     */
    static Json decode(Encoding encoding, String text) throws NotEncodedException {
        return switch (encoding) {
            case JSON -> json(text);
            case BASE64 -> {
                if (text.length() % 4 != 0) {
                    throw new NotEncodedException("base64 without its padding");
                }
                yield text(text, Base64.getDecoder(), "base64");
            }
            case BASE64URL -> {
                if (text.endsWith("=")) {
                    throw new NotEncodedException("base64url with padding");
                }
                yield text(text, Base64.getUrlDecoder(), "base64url");
            }
        };
    }

    private static Json json(String text) throws NotEncodedException {
        try {
            return JsonText.read(text);
        } catch (JsonLimitException e) {
            throw new KitLimitException("a string that should hold JSON cannot be read: " + e.getMessage(), e);
        } catch (JsonSyntaxException e) {
            throw new NotEncodedException("a text that is no JSON: " + e.getMessage());
        }
    }

    private static Json text(String text, Base64.Decoder decoder, String name) throws NotEncodedException {
        byte[] octets;
        try {
            octets = decoder.decode(text);
        } catch (IllegalArgumentException e) {
            throw new NotEncodedException("a text that is no " + name + ": " + e.getMessage());
        }
        try {
            return Json.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new NotEncodedException(name + " of bytes that are no UTF-8");
        }
    }

    /** The string is not of this form. */
    static final class NotEncodedException extends Exception {

        private static final long serialVersionUID = 1;

        NotEncodedException(String message) {
            super(message);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }
}
