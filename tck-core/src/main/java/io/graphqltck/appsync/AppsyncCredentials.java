package io.graphqltck.appsync;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** AppsyncCredentials as an adapter is told them: {@code mode}, the members of that mode, and perhaps {@code host}. */
record AppsyncCredentials(JsonObject json) {

    private static final Pattern OWN_HOST = Pattern.compile(
            "[a-z0-9-]{1,63}\\.appsync-api\\.([a-z0-9-]{1,63})\\.amazonaws\\.com(?:\\.cn)?(?::\\d{1,5})?");

    Mode mode() {
        return Mode.of(text("mode")).orElse(Mode.API_KEY);
    }

    /** The member, or an empty text. */
    String text(String name) {
        @Nullable String text = json.text(name);
        return text == null ? "" : text;
    }

    /** Null with long-term credentials. */
    @Nullable
    String sessionToken() {
        return json.text("sessionToken");
    }

    /** The API's host: that of the endpoint, unless the credentials name another. */
    String host(URI endpoint) {
        @Nullable String host = json.text("host");
        return host == null ? endpoint.getRawAuthority().replaceFirst("^.*@", "") : host;
    }

    /** The API's region: that in the name of a host of the service, which takes no other, or that of the credentials. */
    String region(URI endpoint) {
        Matcher own = OWN_HOST.matcher(host(endpoint));
        return own.matches() ? own.group(1) : text("region");
    }

    AppsyncCredentials with(String name, String value) {
        return new AppsyncCredentials(Json.with(json, name, Json.of(value)));
    }
}
