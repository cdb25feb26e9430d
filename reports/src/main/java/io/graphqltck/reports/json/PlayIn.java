package io.graphqltck.reports.json;

import io.graphqltck.core.transcript.Circumstances;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what a play depended on in addition to its script. */
final class PlayIn {

    private static final List<String> PLAY =
            List.of("key", "endpoint", "cut", "patienceMs", "quietMs", "closingMs", "parameters");

    private PlayIn() {}

    static Circumstances play(JsonIn in) {
        String key = "";
        URI endpoint = URI.create("/");
        int cut = 0;
        Duration patience = Duration.ZERO;
        Duration quiet = Duration.ZERO;
        Duration closing = Duration.ZERO;
        Map<String, Duration> parameters = new HashMap<>();
        boolean otherBarrier = false;
        JsonIn.Members members = in.members(PLAY, List.of("otherBarrier"));
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "key" -> key = in.text();
                case "endpoint" -> endpoint = uri(in);
                case "cut" -> cut = in.integer(-1);
                case "patienceMs" -> patience = in.millis();
                case "quietMs" -> quiet = in.millis();
                case "closingMs" -> closing = in.millis();
                case "otherBarrier" -> otherBarrier = in.yesOrNo();
                default -> in.each(parameter -> parameters.put(parameter, in.millis()));
            }
        }
        return new Circumstances(key, endpoint, cut, patience, quiet, closing, parameters, otherBarrier);
    }

    private static URI uri(JsonIn in) {
        try {
            return new URI(in.text());
        } catch (URISyntaxException e) {
            throw in.wrong("expected a URL");
        }
    }
}
