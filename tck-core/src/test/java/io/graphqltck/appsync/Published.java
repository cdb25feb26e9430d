package io.graphqltck.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.load.yaml.DataFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The kit's credentials as the data folder publishes them. */
final class Published {

    private Published() {}

    static Json credentials() {
        String yaml = DataFiles.ofClassPath(Published.class.getClassLoader()).read("appsync/credentials.yaml");
        return json(new Load(LoadSettings.builder().build()).loadFromString(yaml));
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
