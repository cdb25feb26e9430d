package io.graphqltck.appsync;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.wire.HttpHead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The header object, or the fields of a request that stand in its place. Names are compared without regard to case. */
record Headers(List<Map.Entry<String, String>> fields) {

    Headers {
        fields = List.copyOf(fields);
    }

    static Headers of(JsonObject object) {
        List<Map.Entry<String, String>> fields = new ArrayList<>();
        object.members().forEach((name, value) -> {
            if (value instanceof Json.JsonString string) {
                fields.add(Map.entry(name, string.value()));
            }
        });
        return new Headers(fields);
    }

    /** What HTTP/2 has instead of {@code Host} is signed as that (RFC 9113 §8.3.1). */
    static Headers of(HttpHead head) {
        List<Map.Entry<String, String>> fields = new ArrayList<>(head.fields());
        @Nullable String host = head.field("host");
        fields.removeIf(field -> field.getKey().startsWith(":"));
        if (host != null && fields.stream().noneMatch(field -> field.getKey().equalsIgnoreCase("host"))) {
            fields.add(Map.entry("host", host));
        }
        return new Headers(fields);
    }

    /** The first of this name, or null. */
    @Nullable
    String get(String name) {
        return fields.stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    boolean has(String name) {
        return get(name) != null;
    }

    /** Values by lower-case name. Several lines of one name, which differ in case, count by the first. */
    Map<String, String> lowerCase() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(field -> values.putIfAbsent(field.getKey().toLowerCase(Locale.ROOT), field.getValue()));
        return values;
    }

    JsonObject json() {
        Map<String, Json> members = new LinkedHashMap<>();
        fields.forEach(field -> members.put(field.getKey(), Json.of(field.getValue())));
        return new JsonObject(members);
    }

    /**
     * How the caller is authorised, by what is there; null where nothing is.
     *
     * @param wanted the mode that counts where several are there, and what a token is that is no signature
     */
    @Nullable
    Mode mode(Mode wanted) {
        @Nullable String authorization = get("authorization");
        @Nullable
        Mode byToken = authorization == null
                ? null
                : authorization.startsWith(SigV4.ALGORITHM) ? Mode.IAM : wanted == Mode.LAMBDA ? Mode.LAMBDA : Mode.JWT;
        return has("x-api-key") && byToken != wanted ? Mode.API_KEY : byToken;
    }
}
