package io.graphqltck.reports.console;

import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.reports.dialogue.DialogueWords;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.model.Requirements;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains a scenario and its dialogue, for each role that it can judge. */
public final class ScenarioExplanation {

    private static final int MOST_LINES = 12;

    private final ConsoleStyle style;

    public ScenarioExplanation(ConsoleStyle style) {
        this.style = style;
    }

    /** The explanation, each line with a line end. */
    public String of(Protocol protocol, Scenario scenario) {
        Page page = new Page(style);
        head(page, scenario);
        page.blank();
        scenario.requirements().forEach(id -> requirement(page, protocol, id));
        Set<String> operations = new TreeSet<>();
        for (Role role : new TreeSet<>(scenario.roles())) {
            page.blank();
            page.raw(style.paint(Paint.STRONG, "A " + role.word() + " is tested:"));
            new DialogueText(new Lanes(page, MOST_LINES), role)
                    .print(DialogueWords.of(scenario.dialogue(), role, operations));
        }
        operations.removeIf(name -> !protocol.operations().containsKey(name));
        if (!operations.isEmpty()) {
            page.blank();
        }
        operations.forEach(name -> operation(page, protocol, name));
        return page.toString();
    }

    private void head(Page page, Scenario scenario) {
        page.paragraph("", scenario.id(), 3);
        page.paragraph("  ", scenario.title(), 4);
        page.blank();
        String roles = new TreeSet<>(scenario.roles())
                .stream().map(role -> role.word() + "s").collect(Collectors.joining(" and "));
        page.labelled(
                "Judges", scenario.isForPairs() ? "pairs of a real client and a real server, see interop" : roles, 1);
        page.labelled("Theme", scenario.theme(), 1);
        page.labelled("Protocol", scenario.protocol(), 1);
        if (!scenario.needs().isEmpty()) {
            page.labelled("Needs", String.join(", ", new TreeSet<>(scenario.needs())), 2);
        }
        if (!scenario.aliases().isEmpty()) {
            page.labelled("Once named", String.join(", ", scenario.aliases()), 2);
        }
        if (scenario.slow() != null) {
            page.labelled("Slow", scenario.slow(), 3);
        }
        if (scenario.isolated()) {
            page.labelled("Isolated", "it is played alone, after the others", 1);
        }
        page.labelled("File", scenario.at().toString(), 2);
    }

    private static void requirement(Page page, Protocol protocol, String id) {
        @Nullable Requirement requirement = protocol.requirements().get(id);
        if (requirement == null) {
            return;
        }
        String role = Requirements.role(requirement);
        page.labelled(id, requirement.level().name() + ", " + (role.equals("both") ? "client and server" : role), 1);
        page.labelled("", requirement.sentence(), MOST_LINES);
        Citation.of(protocol, requirement).forEach(citation -> page.labelled("", citation.text(), 2));
    }

    private static void operation(Page page, Protocol protocol, String name) {
        @Nullable Operation operation = protocol.operations().get(name);
        if (operation != null) {
            page.labelled("$" + name, operation.query().strip(), MOST_LINES);
        }
    }
}
