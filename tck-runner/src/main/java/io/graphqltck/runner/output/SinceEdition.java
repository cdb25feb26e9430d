package io.graphqltck.runner.output;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.select.Selection;
import io.graphqltck.runner.CommandException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a selection has beyond an edition: newer scenarios, and requirements that weigh otherwise. */
public final class SinceEdition {

    private final Catalog catalog;
    private final Selection newer;
    private final int number;

    /** @throws CommandException for an edition that no protocol has */
    public SinceEdition(Catalog catalog, Selection selection, int number) {
        if (catalog.protocols().stream()
                .noneMatch(protocol -> protocol.edition(number).isPresent())) {
            throw CommandException.badInput("there is no edition " + number + "; see `editions`");
        }
        this.catalog = catalog;
        this.number = number;
        this.newer = new Selection(
                selection.scenarios().stream()
                        .filter(scenario -> edition(catalog.protocol(scenario.protocol()))
                                .filter(edition -> edition.has(scenario))
                                .isEmpty())
                        .toList(),
                List.of(),
                List.of());
    }

    private Optional<Edition> edition(Protocol protocol) {
        return protocol.edition(number);
    }

    public void print(PrintWriter out) {
        new ScenarioList(catalog, newer).print(out);
        Table table = new Table();
        int changed = 0;
        for (Change change : changes()) {
            table.row(
                    change.requirement().id(),
                    change.before(),
                    change.now(),
                    change.requirement().sentence());
            changed++;
        }
        if (changed > 0) {
            out.println();
            out.println("requirements that edition " + number + " judges otherwise: in the edition, now");
            table.print(out, "  ");
        }
    }

    /** In addition to the scenarios, what changed of requirements. */
    public Json json() {
        Map<String, Json> members = new LinkedHashMap<>();
        if (new ScenarioList(catalog, newer).json() instanceof Json.JsonObject object) {
            members.putAll(object.members());
        }
        members.put(
                "requirements",
                Json.array(changes().stream().map(SinceEdition::json).toList()));
        return new Json.JsonObject(members);
    }

    private static Json json(Change change) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("id", Json.of(change.requirement().id()));
        members.put("before", Json.of(change.before()));
        members.put("now", Json.of(change.now()));
        return new Json.JsonObject(members);
    }

    private record Change(Requirement requirement, String before, String now) {}

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Protocol protocol : catalog.protocols()) {
            @Nullable Edition edition = edition(protocol).orElse(null);
            boolean meant =
                    newer.scenarios().stream().anyMatch(one -> one.protocol().equals(protocol.name()));
            for (Requirement requirement : protocol.requirements().values()) {
                Edition.@Nullable Grade before =
                        edition == null ? null : edition.requirements().get(requirement.id());
                if (edition != null && before != null && !edition.grades(requirement)) {
                    changes.add(new Change(
                            requirement,
                            words(before.level().word(), before.judgement().word()),
                            words(
                                    requirement.level().word(),
                                    requirement.judgement().word())));
                } else if (before == null && meant) {
                    changes.add(new Change(
                            requirement,
                            "not there",
                            words(
                                    requirement.level().word(),
                                    requirement.judgement().word())));
                }
            }
        }
        return changes;
    }

    private static String words(String level, String judgement) {
        return level + " " + judgement;
    }
}
