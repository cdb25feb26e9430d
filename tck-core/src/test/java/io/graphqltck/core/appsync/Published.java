package io.graphqltck.core.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The kit's credentials as the data folder publishes them. */
final class Published {

    private Published() {}

    static Json credentials() {
        try (InputStream stream = Objects.requireNonNull(
                Published.class.getClassLoader().getResourceAsStream("appsync/credentials.yaml"))) {
            String yaml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return json(new Load(LoadSettings.builder().build()).loadFromString(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Json json(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Json> members = new LinkedHashMap<>();
            map.forEach((name, member) -> members.put(name.toString(), json(member)));
            return new JsonObject(members);
        }
        assertThat(value).isInstanceOf(String.class);
        return Json.of(value.toString());
    }
}
