package io.graphqltck.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.support.Demo;
import io.graphqltck.core.support.DemoAuthorisation;
import io.graphqltck.core.support.MemoryFiles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Authorisation is chosen by name, so that two protocols can have the same. */
class SharedAuthorisationTests {

    @Test
    void twoProtocolsHaveTheSameByNamingIt() {
        Map<String, String> files = new HashMap<>();
        for (String name : List.of(
                "protocol.yaml",
                "requirements.yaml",
                "operations.yaml",
                "fragments.yaml",
                "grammar.schema.json",
                "credentials.yaml")) {
            String text = Demo.resource("demo/" + name);
            files.put("demo/" + name, text);
            files.put(
                    "other/" + name,
                    text.replace("DEMO-", "OTHER-")
                            .replace("protocol: demo", "protocol: other")
                            .replace("prefix: demo", "prefix: other")
                            .replace("subprotocol: demo.v1", "subprotocol: other.v1"));
        }

        Catalog catalog = Catalog.load(new MemoryFiles(files));

        assertThat(List.of("demo", "other"))
                .extracting(name -> catalog.protocol(name).authorisation())
                .allMatch(DemoAuthorisation.class::isInstance);
    }
}
