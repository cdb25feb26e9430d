package io.graphqltck.junit.discovery;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;

/** Which scenarios of a suite the launcher's selectors ask for; several selectors add up. */
final class Wanted {

    private final List<Choice> choices = new ArrayList<>();

    /** One selector's choice. */
    private sealed interface Choice permits Choice.All, Choice.Below, Choice.InFile {

        /** All of the suite. */
        record All() implements Choice {}

        /** What stands below this id. */
        record Below(UniqueId id) implements Choice {}

        /** What stands in a file, or only the scenario at this line. */
        record InFile(String file, @Nullable Integer line) implements Choice {}
    }

    void all() {
        choices.add(new Choice.All());
    }

    void below(UniqueId id) {
        choices.add(new Choice.Below(id));
    }

    void inFile(String file, @Nullable Integer line) {
        choices.add(new Choice.InFile(file, line));
    }

    /** Whether the scenario, which has this id in the tree, was asked for; {@code all} are those of its suite. */
    boolean includes(Scenario scenario, UniqueId id, List<Scenario> all) {
        for (Choice choice : choices) {
            boolean chosen = choice instanceof Choice.All
                    || (choice instanceof Choice.Below below && id.hasPrefix(below.id()))
                    || (choice instanceof Choice.InFile inFile && stands(scenario.at(), inFile, all));
            if (chosen) {
                return true;
            }
        }
        return false;
    }

    /** A line within a scenario means that scenario: the last one that begins at the line or before it. */
    private static boolean stands(Location at, Choice.InFile choice, List<Scenario> all) {
        @Nullable Integer line = choice.line();
        if (!same(at.file(), choice.file()) && !same(Sources.resource(at), choice.file())) {
            return false;
        }
        if (line == null) {
            return true;
        }
        int begin = all.stream()
                .map(Scenario::at)
                .filter(other -> other.file().equals(at.file()) && other.line() <= line)
                .mapToInt(Location::line)
                .max()
                .orElse(-1);
        return at.line() == begin;
    }

    private static boolean same(String file, String chosen) {
        String end = chosen.replace('\\', '/');
        return file.equals(end) || file.endsWith("/" + end) || end.endsWith("/" + file);
    }
}
