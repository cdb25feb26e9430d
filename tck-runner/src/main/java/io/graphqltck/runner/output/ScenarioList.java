package io.graphqltck.runner.output;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.RequirementsOf;
import io.graphqltck.core.select.Selection;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A selection of scenarios, as text or as JSON. */
public final class ScenarioList {

    private final Catalog catalog;
    private final Selection selection;

    public ScenarioList(Catalog catalog, Selection selection) {
        this.catalog = catalog;
        this.selection = selection;
    }

    public void print(PrintWriter out) {
        for (Protocol protocol : selected()) {
            out.println(protocol.name());
            Table table = new Table();
            for (Scenario scenario : of(protocol)) {
                table.row(
                        scenario.id(),
                        roles(scenario),
                        level(protocol, scenario).word(),
                        title(scenario));
            }
            table.print(out, "  ");
        }
        int number = selection.scenarios().size();
        out.println(number + (number == 1 ? " scenario" : " scenarios") + left());
    }

    private List<Protocol> selected() {
        Set<String> names =
                selection.scenarios().stream().map(Scenario::protocol).collect(Collectors.toSet());
        return catalog.names().stream()
                .filter(names::contains)
                .map(catalog::protocol)
                .toList();
    }

    private List<Scenario> of(Protocol protocol) {
        return selection.scenarios().stream()
                .filter(scenario -> scenario.protocol().equals(protocol.name()))
                .toList();
    }

    private String left() {
        int slow = selection.slow().size();
        return slow == 0 ? "" : "; " + slow + (slow == 1 ? " slow one" : " slow ones") + " left out, add --slow";
    }

    private static String title(Scenario scenario) {
        List<String> marks = new ArrayList<>(
                scenario.needs().stream().sorted().map(need -> "needs " + need).toList());
        if (scenario.slow() != null) {
            marks.add("slow");
        }
        return scenario.title() + (marks.isEmpty() ? "" : " (" + String.join(", ", marks) + ")");
    }

    private static String roles(Scenario scenario) {
        if (scenario.isForPairs()) {
            return "pair";
        }
        return scenario.roles().size() == 2
                ? "both"
                : scenario.roles().iterator().next().word();
    }

    /** The highest level of what it tests. */
    private static Level level(Protocol protocol, Scenario scenario) {
        return requirements(protocol, scenario)
                .map(Requirement::level)
                .sorted()
                .findFirst()
                .orElse(Level.OPEN);
    }

    private static Stream<Requirement> requirements(Protocol protocol, Scenario scenario) {
        return RequirementsOf.scenario(scenario).stream()
                .map(protocol.requirements()::get)
                .filter(Objects::nonNull);
    }

    public Json json() {
        List<Json> items = new ArrayList<>();
        for (Protocol protocol : selected()) {
            of(protocol).forEach(scenario -> items.add(json(protocol, scenario)));
        }
        return new Json.JsonObject(Map.of("scenarios", Json.array(items)));
    }

    private static Json json(Protocol protocol, Scenario scenario) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(scenario.id()));
        members.put("protocol", Json.of(scenario.protocol()));
        members.put("theme", Json.of(scenario.theme()));
        members.put("title", Json.of(scenario.title()));
        members.put(
                "roles",
                texts(scenario.roles().stream().map(Role::word).sorted().toList()));
        members.put("level", Json.of(level(protocol, scenario).word()));
        members.put("requirements", texts(RequirementsOf.scenario(scenario)));
        members.put("needs", texts(scenario.needs().stream().sorted().toList()));
        members.put("aliases", texts(scenario.aliases()));
        members.put("slow", Json.of(scenario.slow() != null));
        members.put("isolated", Json.of(scenario.isolated()));
        members.put("at", Json.of(scenario.at().toString()));
        return new Json.JsonObject(members);
    }

    private static Json texts(Collection<String> texts) {
        return Json.array(texts.stream().map(Json::of).toList());
    }
}
