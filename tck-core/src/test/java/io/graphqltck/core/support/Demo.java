package io.graphqltck.core.support;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A small protocol for tests, with the scenarios that a test writes. */
public final class Demo {

    private static final List<String> FILES = List.of(
            "protocol.yaml",
            "requirements.yaml",
            "operations.yaml",
            "fragments.yaml",
            "grammar.schema.json",
            "credentials.yaml");

    private Demo() {}

    /** The protocol's own files and these ones: names without folder, and texts. */
    public static Catalog catalog(Map<String, String> more) {
        Map<String, String> files = new HashMap<>();
        FILES.forEach(name -> files.put("demo/" + name, resource("demo/" + name)));
        more.forEach((name, text) -> files.put("demo/" + name, text));
        return Catalog.load(new MemoryFiles(files));
    }

    /** The protocol with these scenarios: the text of a file after its head. */
    public static Protocol protocol(String scenarios) {
        return catalog(Map.of("test.tck.yaml", "protocol: demo\ntheme: test\nscenarios:\n" + scenarios))
                .protocol("demo");
    }

    /** The protocol with one scenario, {@code demo.test.one}, for this role. */
    public static Protocol withDialogue(String role, String dialogue) {
        return protocol("""
                  - id: demo.test.one
                    title: One
                    requirements: [DEMO-B-01]
                    roles: [%s]%s
                    dialogue:
                """.formatted(role, needs(role)) + dialogue.indent(6));
    }

    /** What the application of any dialogue may make use of. */
    private static String needs(String role) {
        return role.equals("client")
                ? "\n    needs: [extensions, headers, in-callback, multiplexing, params, partial-results, unsubscribe]"
                : "";
    }

    public static Scenario only(Protocol protocol) {
        return protocol.scenarios().get(0);
    }

    public static String resource(String name) {
        try (InputStream stream =
                Objects.requireNonNull(Demo.class.getClassLoader().getResourceAsStream(name), name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
