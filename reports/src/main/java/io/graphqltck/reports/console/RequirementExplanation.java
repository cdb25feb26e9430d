package io.graphqltck.reports.console;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.model.Requirements;
import java.util.List;

/** Explains a requirement: its sentence, where it stands, what a deviation comes to, and what tests it. */
public final class RequirementExplanation {

    private static final int MOST_LINES = 12;

    private final ConsoleStyle style;

    public RequirementExplanation(ConsoleStyle style) {
        this.style = style;
    }

    /** The explanation, each line with a line end. */
    public String of(Protocol protocol, Requirement requirement, List<Scenario> scenarios) {
        Page page = new Page(style);
        String role = Requirements.role(requirement);
        page.paragraph("", requirement.id() + ", " + requirement.level().name(), 1);
        page.paragraph("  ", requirement.sentence(), MOST_LINES);
        page.blank();
        page.labelled("Binds", role.equals("both") ? "clients and servers" : role + "s", 1);
        page.labelled("Protocol", protocol.name(), 1);
        Citation.of(protocol, requirement).forEach(citation -> page.labelled("Source", citation.text(), 2));
        page.labelled("A deviation", judged(requirement), 1);
        if (requirement.rule()) {
            page.labelled("Checked by", "a rule of the protocol, in every scenario", 1);
        }
        if (requirement.excluded() != null) {
            page.labelled("Not tested", requirement.excluded(), MOST_LINES);
        }
        page.labelled("File", requirement.at().toString(), 2);
        if (!scenarios.isEmpty()) {
            page.blank();
            page.raw(style.paint(
                    Paint.STRONG,
                    "Tested by " + scenarios.size() + (scenarios.size() == 1 ? " scenario:" : " scenarios:")));
        }
        scenarios.forEach(scenario -> page.paragraph("  ", scenario.id() + "  " + scenario.title(), 2));
        return page.toString();
    }

    private static String judged(Requirement requirement) {
        return switch (requirement.judgement()) {
            case FAIL -> "fails";
            case STRICT -> "warns, and fails with --strict";
            case WARN -> "warns";
            case OBSERVE -> "is only noted";
        };
    }
}
