package io.graphqltck.appsync;

import io.graphqltck.appsync.SigV4.Scope;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the headers that an IAM signature consists of, right ones and wrong ones. */
final class Signer {

    static final String SERVICE = "appsync";
    static final String ACCEPT = "application/json, text/javascript";
    static final String ENCODING = "amz-1.0";
    static final String TYPE = "application/json; charset=UTF-8";

    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration TOO_FAR = Duration.ofMinutes(6);

    private final AppsyncCredentials credentials;
    private final @Nullable Defect defect;
    private final String endpointPath;
    private final String region;

    Signer(AppsyncCredentials credentials, URI endpoint, @Nullable Defect defect) {
        this.credentials = credentials;
        this.defect = defect;
        this.endpointPath = endpoint.getRawPath();
        this.region = credentials.region(endpoint);
    }

    static String timestamp(Instant instant) {
        return TIMESTAMP.format(instant);
    }

    /** What is signed for connecting: a request that is never sent, with an empty object. */
    static String connectPath(String endpointPath) {
        return endpointPath + "/connect";
    }

    /**
     * The headers with {@code X-Amz-Date}, the session token if there is one, and {@code Authorization}.
     *
     * @param constant headers that are signed with them
     */
    Headers sign(String target, byte[] body, List<Map.Entry<String, String>> constant, Instant dated) {
        Instant instant = shifted(dated);
        Map<String, String> headers = new LinkedHashMap<>();
        constant.forEach(header -> headers.put(header.getKey(), header.getValue()));
        headers.put("x-amz-date", timestamp(instant));
        @Nullable String session = credentials.sessionToken();
        if (session == null && defect == Defect.UNSIGNED_TOKEN) {
            session = "a/session+token==";
        }
        if (session != null) {
            headers.put("X-Amz-Security-Token", session);
        }
        headers.put("Authorization", authorization(target, body, headers, instant));
        return new Headers(headers.entrySet().stream()
                .map(header -> Map.entry(header.getKey(), header.getValue()))
                .toList());
    }

    private Instant shifted(Instant instant) {
        if (defect == Defect.EARLY) {
            return instant.minus(TOO_FAR);
        }
        return defect == Defect.LATE ? instant.plus(TOO_FAR) : instant;
    }

    private String authorization(String target, byte[] body, Map<String, String> headers, Instant instant) {
        Map<String, String> lowerCase = new LinkedHashMap<>();
        headers.forEach((name, value) -> lowerCase.put(name.toLowerCase(Locale.ROOT), value));
        List<String> signed = signedNames(lowerCase);
        Instant scopeDay = defect == Defect.SCOPE_DATE ? instant.minus(Duration.ofDays(1)) : instant;
        Scope scope = new Scope(
                timestamp(scopeDay).substring(0, 8),
                defect == Defect.OTHER_REGION ? "xx-other-1" : region,
                defect == Defect.OTHER_SERVICE ? "execute-api" : SERVICE);
        String canonical = SigV4.canonical("POST", path(target), lowerCase, signed, body(body));
        String secret = credentials.text("secretAccessKey") + (defect == Defect.OTHER_SECRET ? "x" : "");
        String signature = SigV4.signature(secret, scope, SigV4.stringToSign(timestamp(instant), scope, canonical));
        String key = defect == Defect.UNKNOWN_ACCESS_KEY ? "AKIDUNKNOWN" : credentials.text("accessKeyId");
        return SigV4.ALGORITHM + " Credential=" + key + "/" + scope + ", SignedHeaders=" + String.join(";", signed)
                + ", Signature=" + (defect == Defect.FLIPPED_DIGIT ? flipped(signature) : signature);
    }

    private List<String> signedNames(Map<String, String> headers) {
        TreeSet<String> names = new TreeSet<>(headers.keySet());
        if (defect == Defect.UNSIGNED_TOKEN) {
            names.remove("x-amz-security-token");
        } else if (defect == Defect.UNSIGNED_HOST) {
            names.remove("host");
        } else if (defect == Defect.UNSIGNED_DATE) {
            names.remove("x-amz-date");
        } else if (defect == Defect.ABSENT_HEADER) {
            names.add("x-absent");
        }
        return new ArrayList<>(names);
    }

    private String path(String target) {
        if (defect != Defect.OTHER_PATH) {
            return target;
        }
        return target.equals(endpointPath) ? connectPath(endpointPath) : endpointPath;
    }

    private byte[] body(byte[] body) {
        if (defect != Defect.OTHER_DATA) {
            return body;
        }
        return (new String(body, StandardCharsets.UTF_8).equals("{}") ? "{\"other\":1}" : "{}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String flipped(String signature) {
        return (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1);
    }
}
