package io.graphqltck.appsync;

import io.graphqltck.appsync.SigV4.Scope;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recomputes an IAM signature, and looks at all that it must cover. */
final class IamCheck {

    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final int LONGEST_BODY_TOLD = 2000;
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{8}T\\d{6}Z");
    private static final DateTimeFormatter PARSER = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");
    private static final Pattern AUTHORIZATION = Pattern.compile(SigV4.ALGORITHM
            + " +Credential=([^/,\\s]+)/([^/,\\s]+)/([^/,\\s]+)/([^/,\\s]+)/aws4_request *, *"
            + "SignedHeaders=([^,\\s]+) *, *Signature=([0-9a-f]{64})");

    private final CredentialContext presented;
    private final Sentences sentences;
    private final AppsyncCredentials credentials;
    private final Setting setting;
    private final Objections objections;
    private final Map<String, String> headers;

    IamCheck(CredentialContext presented, AppsyncCredentials credentials, Setting setting, Objections objections) {
        this.presented = presented;
        this.sentences = presented.sentences();
        this.credentials = credentials;
        this.setting = setting;
        this.objections = objections;
        this.headers = presented.headers().lowerCase();
    }

    void run() {
        constants();
        String authorization = headers.getOrDefault("authorization", "");
        Matcher parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) {
            objections.refuse(
                    sentences.signature(),
                    SigV4.ALGORITHM + " Credential=…/aws4_request, SignedHeaders=…, Signature=<64 digits>",
                    authorization);
            return;
        }
        Scope scope = new Scope(parts.group(2), parts.group(3), parts.group(4));
        List<String> signed = Arrays.asList(parts.group(5).split(";", -1));
        boolean known = accessKey(parts.group(1));
        boolean dated = date(scope);
        scope(scope);
        session(signed);
        boolean whole = signedHeaders(signed);
        if (known && dated && whole) {
            signature(scope, signed, parts.group(6));
        }
    }

    /** Some clients leave content-encoding out, and the service lets them. */
    private void constants() {
        if (sentences.equals(Sentences.HTTPS)) {
            return;
        }
        constant("accept", Signer.ACCEPT, true);
        constant("content-type", Signer.TYPE, true);
        constant("content-encoding", Signer.ENCODING, false);
    }

    private void constant(String name, String value, boolean needed) {
        @Nullable String found = headers.get(name);
        if (found == null ? needed : !found.equals(value)) {
            objections.blame(sentences.constants(), name + ": " + value, found == null ? "no " + name : found);
        }
    }

    private boolean accessKey(String key) {
        if (key.equals(credentials.text("accessKeyId"))) {
            return true;
        }
        objections.refuse(
                sentences.signature(), "the access key " + credentials.text("accessKeyId"), "the access key " + key);
        return false;
    }

    private boolean date(Scope scope) {
        @Nullable String date = headers.get("x-amz-date");
        @Nullable Instant instant = date == null ? null : instant(date);
        if (date == null || instant == null) {
            objections.refuse(
                    sentences.date(),
                    "x-amz-date in UTC as 20200401T001010Z",
                    date == null ? "no x-amz-date" : "x-amz-date " + date);
            return false;
        }
        Duration skew = Duration.between(instant, setting.now()).abs();
        if (skew.compareTo(SKEW) > 0) {
            objections.refuse(
                    sentences.date(),
                    "x-amz-date within five minutes of " + Signer.timestamp(setting.now()),
                    "x-amz-date " + date);
        }
        if (!scope.date().equals(date.substring(0, 8))) {
            objections.refuse(
                    sentences.signature(),
                    "the date " + date.substring(0, 8) + " of x-amz-date in the credential's scope",
                    "the scope " + scope);
        }
        return true;
    }

    /** Null where it is none. */
    static @Nullable Instant instant(String timestamp) {
        if (!TIMESTAMP.matcher(timestamp).matches()) {
            return null;
        }
        try {
            return LocalDateTime.parse(timestamp, PARSER).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void scope(Scope scope) {
        String region = credentials.text("region");
        if (!scope.region().equals(region) || !scope.service().equals(Signer.SERVICE)) {
            objections.refuse(
                    sentences.signature(),
                    "the scope …/" + region + "/" + Signer.SERVICE + "/aws4_request",
                    "the scope " + scope);
        }
    }

    private void session(List<String> signed) {
        @Nullable String token = headers.get("x-amz-security-token");
        @Nullable String expected = credentials.sessionToken();
        if (expected != null && !expected.equals(token)) {
            objections.refuse(
                    sentences.session(),
                    "X-Amz-Security-Token: " + expected,
                    token == null ? "no X-Amz-Security-Token" : token);
        } else if (expected == null && token != null && !token.isEmpty()) {
            objections.refuse(sentences.session(), "no X-Amz-Security-Token, as there is no session", token);
        }
        if (token != null && !token.isEmpty() && !signed.contains("x-amz-security-token")) {
            objections.refuse(
                    sentences.session(),
                    "x-amz-security-token among SignedHeaders",
                    "SignedHeaders=" + String.join(";", signed));
        }
    }

    private boolean signedHeaders(List<String> signed) {
        String found = "SignedHeaders=" + String.join(";", signed);
        if (!signed.equals(new ArrayList<>(new TreeSet<>(signed)))) {
            objections.refuse(sentences.signature(), "SignedHeaders in order, each once", found);
            return false;
        }
        for (String name : List.of("host", "x-amz-date")) {
            if (!signed.contains(name)) {
                objections.refuse(sentences.signature(), name + " among SignedHeaders", found);
            }
        }
        for (String name : signed) {
            if (!headers.containsKey(name)) {
                objections.refuse(
                        sentences.unsigned(), "every header that SignedHeaders names", found + " without a " + name);
                return false;
            }
        }
        return true;
    }

    private void signature(Scope scope, List<String> signed, String signature) {
        if (verifies(presented.target(), presented.body(), scope, signed, signature)) {
            return;
        }
        String canonical = SigV4.canonical(presented.method(), presented.target(), headers, signed, presented.body());
        objections.refuse(
                sentences.signature(),
                "a signature over the canonical request '" + canonical.replace("\n", "\\n") + "'" + body(),
                "the signature " + signature + mistake(scope, signed, signature));
    }

    private String body() {
        String text = new String(presented.body(), StandardCharsets.UTF_8);
        return text.length() > LONGEST_BODY_TOLD ? "" : ", whose body is " + text;
    }

    private boolean verifies(String target, byte[] body, Scope scope, List<String> signed, String signature) {
        String timestamp = headers.getOrDefault("x-amz-date", "");
        String canonical = SigV4.canonical(presented.method(), target, headers, signed, body);
        String expected = SigV4.signature(
                credentials.text("secretAccessKey"), scope, SigV4.stringToSign(timestamp, scope, canonical));
        return SigV4.same(expected, signature);
    }

    /** What it was made over instead, where that is one of the usual mistakes. */
    private String mistake(Scope scope, List<String> signed, String signature) {
        List<String> targets = new ArrayList<>(presented.others());
        targets.add(0, presented.target());
        for (byte[] body : bodies()) {
            for (String target : targets) {
                if (verifies(target, body, scope, signed, signature)) {
                    String same = Arrays.equals(body, presented.body()) ? "the same body" : "the body " + text(body);
                    return ", which is made over " + presented.method() + " " + target + " with " + same;
                }
            }
        }
        return ", which does not verify";
    }

    private static String text(byte[] body) {
        return body.length == 0 ? "of no bytes" : new String(body, StandardCharsets.UTF_8);
    }

    private List<byte[]> bodies() {
        List<byte[]> bodies = new ArrayList<>();
        bodies.add(presented.body());
        bodies.add("{}".getBytes(StandardCharsets.UTF_8));
        bodies.add(new byte[0]);
        try {
            String again = JsonText.write(JsonText.read(new String(presented.body(), StandardCharsets.UTF_8)));
            bodies.add(again.getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            return bodies; // it is no JSON, and so nobody has written it anew
        }
        return bodies;
    }
}
