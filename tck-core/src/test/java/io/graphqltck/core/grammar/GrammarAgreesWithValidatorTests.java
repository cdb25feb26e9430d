package io.graphqltck.core.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.script.Bindings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The kit's own small validator and a complete one say the same of the messages of all scenarios, right and wrong. */
class GrammarAgreesWithValidatorTests {

    private static final DataFiles FILES =
            DataFiles.ofClassPath(GrammarAgreesWithValidatorTests.class.getClassLoader());
    private static final Catalog CATALOG = Catalog.load(FILES);
    private static final List<Json> REPLACEMENTS = List.of(
            Json.ofNull(),
            Json.of(true),
            Json.of(0),
            Json.of(-1),
            new Json.JsonNumber(new java.math.BigDecimal("1.5")),
            new Json.JsonNumber(new java.math.BigDecimal("1.0")),
            Json.of(""),
            Json.of("next"),
            Json.of("message"),
            Json.array(List.of()),
            Json.array(List.of(Json.with(Json.object(), "message", Json.of("m")))),
            Json.array(List.of(Json.of(1), Json.of("a"), Json.ofNull())),
            Json.object(),
            Json.with(Json.object(), "data", Json.ofNull()),
            Json.with(Json.object(), "query", Json.of("{ a }")));
    private static final List<String> NAMES = List.of(
            "type", "id", "payload", "data", "errors", "message", "locations", "path", "extensions", "line", "x");

    @ParameterizedTest
    @ValueSource(strings = {"client", "server"})
    void onMessagesOfAllScenariosAndOnMessagesMadeWrong(String party) throws JsonSyntaxException {
        Random random = new Random(7);
        int valid = 0;
        int invalid = 0;
        for (Protocol protocol : CATALOG.protocols()) {
            Schema schema = complete(protocol.name(), party);
            for (Json message : messages(protocol)) {
                Json mutated = message;
                for (int i = 0; i < 12; i++) {
                    boolean fits = protocol.grammar().problem(party, mutated) == null;
                    String text = JsonText.write(mutated);
                    assertThat(fits)
                            .as(
                                    "%s from a %s: %s",
                                    text, party, protocol.grammar().problem(party, mutated))
                            .isEqualTo(schema.validate(text, InputFormat.JSON).isEmpty());
                    valid += fits ? 1 : 0;
                    invalid += fits ? 0 : 1;
                    mutated = mutate(i % 4 == 3 ? message : mutated, random);
                }
            }
        }
        assertThat(valid).isGreaterThan(300);
        assertThat(invalid).isGreaterThan(300);
    }

    private static Schema complete(String protocol, String party) throws JsonSyntaxException {
        Json.JsonObject grammar = (Json.JsonObject) JsonText.read(FILES.read(protocol + "/grammar.schema.json"));
        Json.JsonObject whole = Json.with(grammar, "$ref", Json.of("#/$defs/" + party));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JsonText.write(whole));
    }

    /** What either party says in any scenario, each once, with errors that have all their members. */
    private static Iterable<Json> messages(Protocol protocol) throws JsonSyntaxException {
        Map<String, Json> messages = new LinkedHashMap<>();
        for (Scenario scenario : protocol.scenarios()) {
            collect(scenario, new Bindings(protocol.operations(), "k"), messages);
        }
        Json full = JsonText.read("""
                {"type":"error","id":"a","payload":[{"message":"m","locations":[{"line":1,"column":2}],
                "path":["a",1],"extensions":{"code":"X"}}]}""");
        messages.put("full", full);
        return messages.values();
    }

    private static void collect(Scenario scenario, Bindings bindings, Map<String, Json> messages) {
        Turn.every(scenario.dialogue()).forEach(turn -> {
            if (turn instanceof Turn.Speech speech && speech.act() instanceof Act.Says says) {
                try {
                    @Nullable Json said = bindings.say(says.message());
                    if (said != null) {
                        messages.put(JsonText.write(said), said);
                    }
                } catch (IllegalStateException e) {
                    // A pattern that is only ever awaited.
                }
            }
        });
    }

    /** The value with one change somewhere. */
    private static Json mutate(Json value, Random random) {
        if (value instanceof Json.JsonObject object) {
            Map<String, Json> members = new LinkedHashMap<>(object.members());
            List<String> names = new ArrayList<>(members.keySet());
            String name = names.isEmpty() || random.nextInt(4) == 0
                    ? NAMES.get(random.nextInt(NAMES.size()))
                    : names.get(random.nextInt(names.size()));
            @Nullable Json member = members.get(name);
            switch (random.nextInt(4)) {
                case 0 -> members.remove(name);
                case 1 -> members.put(name, REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size())));
                default -> members.put(name, member == null ? Json.object() : mutate(member, random));
            }
            return new Json.JsonObject(members);
        }
        if (value instanceof Json.JsonArray array && !array.items().isEmpty() && random.nextBoolean()) {
            List<Json> items = new ArrayList<>(array.items());
            int at = random.nextInt(items.size());
            items.set(at, mutate(items.get(at), random));
            return Json.array(items);
        }
        return REPLACEMENTS.get(random.nextInt(REPLACEMENTS.size()));
    }
}
