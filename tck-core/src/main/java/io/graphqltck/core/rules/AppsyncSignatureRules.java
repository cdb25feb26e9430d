package io.graphqltck.core.rules;

import io.graphqltck.core.text.Padding;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.RequestTargets;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds signatures of Signature Version 4 that were used for a second connection. They are dated by the second, so that one
 * which is made again some seconds later is another.
 */
final class AppsyncSignatureRules {

    private static final Duration ANEW = Duration.ofSeconds(2);
    private static final Pattern SIGNATURE = Pattern.compile("Signature=([0-9a-f]{64})");
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String TOKEN = "header-";

    private AppsyncSignatureRules() {}

    static List<RuleFinding> repeated(Transcript transcript) {
        Map<String, Moment> first = new HashMap<>();
        List<RuleFinding> findings = new ArrayList<>();
        for (Moment moment : transcript.moments()) {
            @Nullable String signature = signature(moment);
            if (signature == null) {
                continue;
            }
            Moment before = first.computeIfAbsent(signature, key -> moment);
            if (moment.at().minus(before.at()).compareTo(ANEW) >= 0) {
                findings.add(new RuleFinding(
                        "ASY-C-49",
                        moment.number(),
                        "a new signature for each connection",
                        "the signature of the requested connection "
                                + moment.at().minus(before.at()).toMillis() + " ms before"));
            }
        }
        return findings;
    }

    private static @Nullable String signature(Moment moment) {
        if (!(moment.what() instanceof Happening.OnWire onWire)
                || onWire.direction() != Direction.RECEIVED
                || !(onWire.event() instanceof WireEvent.Requested requested)) {
            return null;
        }
        for (String place : places(requested.head())) {
            for (String value : place.split("\"", -1)) {
                int from = value.indexOf(ALGORITHM);
                Matcher matcher = SIGNATURE.matcher(value);
                if (from >= 0 && matcher.find(from)) {
                    return matcher.group(1);
                }
            }
        }
        return null;
    }

    /** Where the header object may stand, decoded. */
    private static List<String> places(HttpHead head) {
        List<String> places = new ArrayList<>(head.all("Authorization"));
        Map<String, String> query = RequestTargets.parameters(RequestTargets.query(RequestTargets.of(head)));
        places.add(decoded(query.getOrDefault("header", "")));
        head.all("Sec-WebSocket-Protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",", -1)))
                .map(String::strip)
                .filter(token -> token.startsWith(TOKEN))
                .forEach(token -> places.add(decoded(token.substring(TOKEN.length()))));
        return places;
    }

    private static String decoded(String base64) {
        try {
            String standard = Padding.stripped(base64.replace('-', '+').replace('_', '/'));
            return new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return ""; // what cannot be read holds no signature
        }
    }
}
