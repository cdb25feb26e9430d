package io.graphqltck.runner.output;

import io.graphqltck.core.coverage.Coverage;
import io.graphqltck.core.coverage.Coverage.State;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.reports.model.Citation;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is tested of a protocol, as text or as JSON. */
public final class CoverageText {

    private CoverageText() {}

    /** The numbers, and then the requirements that nothing tests. */
    public static void print(PrintWriter out, List<Coverage> coverages) {
        for (Coverage coverage : coverages) {
            out.println(coverage.protocol().name() + ", " + coverage.role().word() + "s");
            Table table = new Table();
            table.row("level", "requirements", "by scenarios", "by rules", "excluded", "unmapped");
            for (Level level : Level.values()) {
                long total = 0;
                List<String> cells = new ArrayList<>();
                for (State state : State.values()) {
                    total += coverage.count(level, state);
                    cells.add(Long.toString(coverage.count(level, state)));
                }
                table.row(level.word(), Long.toString(total), cells.get(0), cells.get(1), cells.get(2), cells.get(3));
            }
            table.print(out, "  ");
            for (Level level : Level.values()) {
                for (Requirement requirement : coverage.unmapped(level)) {
                    out.println("  unmapped " + level.word() + " " + requirement.id() + ": " + requirement.sentence());
                }
            }
            out.println();
        }
    }

    public static Json json(List<Coverage> coverages) {
        List<Json> items = new ArrayList<>();
        for (Coverage coverage : coverages) {
            Map<String, Json> members = new LinkedHashMap<>();
            members.put("protocol", Json.of(coverage.protocol().name()));
            members.put("role", Json.of(coverage.role().word()));
            members.put(
                    "requirements",
                    Json.array(coverage.entries().stream()
                            .map(entry -> json(coverage.protocol(), entry))
                            .toList()));
            items.add(new Json.JsonObject(members));
        }
        return new Json.JsonObject(Map.of("coverage", Json.array(items)));
    }

    private static Json json(Protocol protocol, Coverage.Entry entry) {
        Requirement requirement = entry.requirement();
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(requirement.id()));
        members.put("level", Json.of(requirement.level().word()));
        members.put("judgement", Json.of(requirement.judgement().word()));
        members.put("harm", Json.of(requirement.harm().word()));
        members.put("section", Json.of(requirement.section()));
        members.put(
                "source",
                Json.array(Citation.of(protocol, requirement).stream()
                        .map(Citation::toJson)
                        .toList()));
        members.put("sentence", Json.of(requirement.sentence()));
        members.put("state", Json.of(entry.state().name().toLowerCase(Locale.ROOT)));
        members.put(
                "scenarios", Json.array(entry.scenarios().stream().map(Json::of).toList()));
        members.put("rule", Json.of(requirement.rule()));
        if (requirement.excluded() != null) {
            members.put("excluded", Json.of(requirement.excluded()));
        }
        return new Json.JsonObject(members);
    }
}
