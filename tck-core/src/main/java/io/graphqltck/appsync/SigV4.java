package io.graphqltck.appsync;

import io.graphqltck.core.wire.RequestTargets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * AWS signature version 4. Why the kit has its own: a verifier needs the canonical request to tell what is wrong, and must
 * sign exactly the headers that the client says it signed; no library that signs lets either be said.
 */
final class SigV4 {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";

    private SigV4() {}

    /**
     * For what a signature is good.
     *
     * @param date eight digits
     */
    record Scope(String date, String region, String service) {
        @Override
        public String toString() {
            return date + "/" + region + "/" + service + "/aws4_request";
        }
    }

    /**
     * The request in the form over which it is signed.
     *
     * @param target path and query
     * @param headers values by lower-case name; those that are signed must be there
     * @param signed lower-case names, in the order in which they are signed
     */
    static String canonical(
            String method, String target, Map<String, String> headers, List<String> signed, byte[] body) {
        StringBuilder text = new StringBuilder(method)
                .append('\n')
                .append(path(RequestTargets.path(target)))
                .append('\n')
                .append(query(RequestTargets.query(target)))
                .append('\n');
        for (String name : signed) {
            String value = headers.getOrDefault(name, "");
            text.append(name)
                    .append(':')
                    .append(value.strip().replaceAll(" +", " "))
                    .append('\n');
        }
        return text.append('\n')
                .append(String.join(";", signed))
                .append('\n')
                .append(hash(body))
                .toString();
    }

    /** What is encoded already is encoded once more, as every service but S3 wants it. */
    private static String path(String path) {
        return Arrays.stream(path.split("/", -1)).map(RequestTargets::encoded).collect(Collectors.joining("/"));
    }

    private static String query(String query) {
        return RequestTargets.parameters(query).entrySet().stream()
                .map(one -> RequestTargets.encoded(one.getKey()) + "=" + RequestTargets.encoded(one.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    static String stringToSign(String timestamp, Scope scope, String canonical) {
        return ALGORITHM + "\n" + timestamp + "\n" + scope + "\n" + hash(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** 64 hexadecimal digits. */
    static String signature(String secret, Scope scope, String stringToSign) {
        byte[] key = mac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), scope.date());
        for (String part : List.of(scope.region(), scope.service(), "aws4_request", stringToSign)) {
            key = mac(key, part);
        }
        return HexFormat.of().formatHex(key);
    }

    /** In constant time. */
    static boolean same(String signature, String other) {
        return MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    static String hash(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has SHA-256
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has HmacSHA256
        }
    }
}
