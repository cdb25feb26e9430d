package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.graphqltck.core.load.yaml.DataFiles;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every data file is what its JSON Schema, which editors use, says; read by another road than the kit's own. */
class SchemasTests {

    private static final DataFiles FILES = DataFiles.ofClassPath(SchemasTests.class.getClassLoader());
    private static final String BASE = "https://schemas.test/";
    private static final JsonMapper JSON = new JsonMapper();

    static Stream<String> files() {
        return FILES.names().stream().filter(name -> name.endsWith(".yaml"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isValid(String name) {
        assertThat(schemaOf(name).validate(json(FILES.read(name)))).isEmpty();
    }

    private static Schema schemaOf(String name) {
        String file = name.substring(name.indexOf('/') + 1).replaceFirst("-\\d+\\.yaml$", ".yaml");
        String schema = file.endsWith(".tck.yaml") ? "scenarios" : file.substring(0, file.length() - ".yaml".length());
        // They refer to one another by their file names.
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        builder ->
                                builder.schemas(address -> FILES.read("schemas/" + address.substring(BASE.length()))))
                .getSchema(SchemaLocation.of(BASE + schema + ".schema.json"));
    }

    private static JsonNode json(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setBufferSize(yaml.length() + 2).build();
        return JSON.valueToTree(new Load(settings).loadFromString(yaml));
    }
}
