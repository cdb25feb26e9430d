package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.text.Nearest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kit's own credentials, and what scenarios and descriptions say in their place. */
final class KitCredentials {

    private static final Map<Mode, Map<String, String>> KEYS = Map.of(
            Mode.API_KEY, Map.of("api-key", "apiKey"),
            Mode.JWT, Map.of("token", "token"),
            Mode.LAMBDA, Map.of("token", "token"),
            Mode.IAM,
                    Map.of(
                            "access-key-id", "accessKeyId",
                            "secret-access-key", "secretAccessKey",
                            "session-token", "sessionToken",
                            "region", "region"));

    private final JsonObject own;
    private final Mode preferred;
    private final Tokens tokens;

    private KitCredentials(JsonObject own, Mode preferred, Tokens tokens) {
        this.own = own;
        this.preferred = preferred;
        this.tokens = tokens;
    }

    /** @throws AuthorisationException with what is wrong with {@code credentials.yaml} */
    static KitCredentials of(Json file) throws AuthorisationException {
        if (!(file instanceof JsonObject own)) {
            throw new AuthorisationException("expected the kit's credentials as a map, but found " + file.kind());
        }
        Mode preferred = mode(required(own, "default"));
        required(own, "api-key");
        required(inner(own, "lambda"), "token");
        for (String name : List.of("access-key-id", "secret-access-key", "session-token", "region")) {
            required(inner(own, "iam"), name);
        }
        return new KitCredentials(own, preferred, Tokens.of(inner(own, "jwt")));
    }

    private static JsonObject inner(JsonObject object, String name) throws AuthorisationException {
        if (object.get(name) instanceof JsonObject inner) {
            return inner;
        }
        throw new AuthorisationException("the kit's credentials have no map `" + name + "`");
    }

    static String required(JsonObject object, String name) throws AuthorisationException {
        @Nullable String text = object.text(name);
        if (text == null || text.isEmpty()) {
            throw new AuthorisationException("the kit's credentials have no text `" + name + "`");
        }
        return text;
    }

    static Mode mode(String word) throws AuthorisationException {
        List<String> known = Stream.of(Mode.values()).map(Mode::word).toList();
        return Mode.of(word)
                .orElseThrow(
                        () -> new AuthorisationException("unknown mode `" + word + "`. " + Nearest.hint(word, known)));
    }

    Tokens tokens() {
        return tokens;
    }

    AppsyncCredentials preferred(Instant now) {
        return ofMode(preferred, false, now);
    }

    AppsyncCredentials ofMode(Mode mode, boolean session, Instant now) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("mode", Json.of(mode.word()));
        switch (mode) {
            case API_KEY -> members.put("apiKey", text(own, "api-key"));
            case JWT -> members.put("token", Json.of(tokens.good(now)));
            case LAMBDA -> members.put("token", text(own.get("lambda"), "token"));
            case IAM -> {
                @Nullable Json iam = own.get("iam");
                members.put("accessKeyId", text(iam, "access-key-id"));
                members.put("secretAccessKey", text(iam, "secret-access-key"));
                if (session) {
                    members.put("sessionToken", text(iam, "session-token"));
                }
                members.put("region", text(iam, "region"));
            }
        }
        return new AppsyncCredentials(new JsonObject(members));
    }

    private static Json text(@Nullable Json object, String name) {
        @Nullable String text = object instanceof JsonObject map ? map.text(name) : null;
        return Json.of(text == null ? "" : text);
    }

    /** From a mode, or a map with a mode, {@code host}, {@code session} and what the mode has. */
    AppsyncCredentials read(Json content, Instant now) throws AuthorisationException {
        if (content instanceof Json.JsonString word) {
            return ofMode(mode(word.value()), false, now);
        }
        if (!(content instanceof JsonObject map)) {
            throw new AuthorisationException(
                    "expected a mode such as `iam`, or a map with a mode, but found " + content.kind());
        }
        @Nullable String word = map.text("mode");
        if (word == null) {
            throw new AuthorisationException("credentials need a `mode`");
        }
        Mode mode = mode(word);
        Map<String, String> keys = KEYS.getOrDefault(mode, Map.of());
        refuseOthers(map, keys.keySet(), mode);
        // Users with their own access key must say whether a session belongs to it.
        AppsyncCredentials credentials = ofMode(mode, isTrue(map.get("session")), now);
        for (Map.Entry<String, String> key : keys.entrySet()) {
            @Nullable String value = map.text(key.getKey());
            if (value != null) {
                credentials = credentials.with(key.getValue(), value);
            } else if (map.get(key.getKey()) != null) {
                throw new AuthorisationException("`" + key.getKey() + "` must be a text");
            }
        }
        @Nullable String host = map.text("host");
        @Nullable String wrong = map.text("wrong");
        if (wrong != null) {
            credentials = credentials.with("token", wrongToken(mode, wrong));
        }
        return host == null ? credentials : credentials.with("host", host);
    }

    private String wrongToken(Mode mode, String wrong) throws AuthorisationException {
        if (mode == Mode.JWT && wrong.equals(Defect.EXPIRED.word())) {
            return tokens.expired();
        }
        throw new AuthorisationException(
                "the only credentials that are wrong on purpose are `{ mode: jwt, wrong: expired }`");
    }

    private static void refuseOthers(JsonObject map, Set<String> keys, Mode mode) throws AuthorisationException {
        Set<String> known = new TreeSet<>(keys);
        known.addAll(List.of("mode", "host"));
        if (mode == Mode.IAM) {
            known.add("session");
        }
        if (mode == Mode.JWT) {
            known.add("wrong");
        }
        for (String name : map.members().keySet()) {
            if (!known.contains(name)) {
                throw new AuthorisationException("unknown key `" + name + "` of credentials of the mode `" + mode.word()
                        + "`. " + Nearest.hint(name, known));
            }
        }
    }

    private static boolean isTrue(@Nullable Json value) {
        return value instanceof Json.JsonBoolean flag && flag.value();
    }
}
