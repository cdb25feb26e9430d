package io.graphqltck.reports.redact;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Masks the secrets in octets that are text, more or less. */
final class OctetMasker {

    private OctetMasker() {}

    static byte[] mask(byte[] octets, UnaryOperator<String> masking) {
        // Octets that are no UTF-8 are taken one by one, so that nothing of them changes but the secrets.
        Charset charset = isUtf8(octets) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String text = new String(octets, charset);
        String masked = masking.apply(text);
        return masked.equals(text) ? octets : masked.getBytes(charset);
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
