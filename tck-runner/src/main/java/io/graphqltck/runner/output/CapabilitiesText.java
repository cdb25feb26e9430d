package io.graphqltck.runner.output;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.CapabilityTable;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the capabilities of protocols as Markdown: one table for each role. */
public final class CapabilitiesText {

    private static final int NAMED = 3;

    private CapabilitiesText() {}

    public static String of(List<Protocol> protocols) {
        return protocols.stream()
                .flatMap(protocol -> List.of(Role.SERVER, Role.CLIENT).stream()
                        .map(role -> CapabilityTable.of(protocol, role))
                        .filter(table -> !table.rows().isEmpty()))
                .map(CapabilitiesText::of)
                .collect(Collectors.joining("\n"));
    }

    private static String of(CapabilityTable table) {
        StringBuilder text = new StringBuilder();
        String plural = table.role() == Role.SERVER ? "Servers" : "Clients";
        text.append("## ")
                .append(plural)
                .append(" with ")
                .append(table.protocol().name())
                .append("\n\n");
        text.append("| word | the subject | how to find out | without it | scenarios |\n");
        text.append("| --- | --- | --- | --- | --- |\n");
        for (CapabilityTable.Row row : table.rows()) {
            text.append("| `").append(row.word()).append("` | ");
            text.append(cell(row.capability().meaning())).append(" | ");
            text.append(cell(row.capability().findOut())).append(" | ");
            text.append(without(row)).append(" | ");
            text.append(scenarios(row.scenarios())).append(" |\n");
        }
        return text.toString();
    }

    /** What becomes of it where nothing is said. */
    private static String without(CapabilityTable.Row row) {
        return switch (row.capability().kind()) {
            case CAPABILITY -> row.probed() ? "the kit tries it" : "left out";
            case PARAMETER -> "left out; declared with a time";
            case OPTION -> "an option of the run";
        };
    }

    private static String scenarios(List<String> ids) {
        String named = ids.stream().limit(NAMED).map(id -> "`" + id + "`").collect(Collectors.joining(", "));
        if (ids.isEmpty()) {
            return "any";
        }
        return ids.size() <= NAMED ? named : ids.size() + ", such as `" + ids.get(0) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
