package io.graphqltck.core.load;

import io.graphqltck.core.load.turn.PatternReader;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what subjects may do otherwise than the kit's own peer. */
final class HabitsReader {

    private static final Set<Habit.Does> WITH_TEXT =
            Set.of(Habit.Does.STREAMS_AS, Habit.Does.BEGINS_STREAMS_WITH, Habit.Does.ENDS_STREAMS_WITH);

    private HabitsReader() {}

    static List<Habit> read(List<Yaml> files, PatternReader patterns, Problems problems) {
        Map<String, Habit> habits = new LinkedHashMap<>();
        for (Yaml file : files) {
            Fields root = Fields.of(file, "a file of habits", problems);
            for (Yaml item : root.requiredItems("habits")) {
                Habit habit = habit(Fields.of(item, "a habit", problems), patterns);
                if (habits.putIfAbsent(habit.name(), habit) != null) {
                    problems.add(item.at(), "the habit `" + habit.name() + "` is there twice");
                }
            }
            root.refuseOthers();
        }
        return List.copyOf(habits.values());
    }

    private static Habit habit(Fields fields, PatternReader patterns) {
        String role = fields.word("role", Set.of("client", "server", "both"), "both");
        Set<String> words = Stream.of(Habit.Does.values()).map(Habit.Does::word).collect(Collectors.toSet());
        String does = fields.word("does", words, Habit.Does.WRITES_LATE.word());
        Habit.Does kind = Habit.Does.valueOf(does.toUpperCase(Locale.ROOT).replace('-', '_'));
        Habit habit = new Habit(
                fields.text("name"),
                role.equals("both")
                        ? Set.of(Role.CLIENT, Role.SERVER)
                        : Set.of(Role.valueOf(role.toUpperCase(Locale.ROOT))),
                kind,
                form(fields, patterns, kind),
                fields.text("because"),
                fields.textMap("except"),
                fields.at());
        fields.refuseOthers();
        return habit;
    }

    private static Habit.Form form(Fields fields, PatternReader patterns, Habit.Does does) {
        @Nullable Yaml message = fields.optional("message");
        @Nullable Yaml answering = fields.optional("answering");
        @Nullable String text = fields.optionalText("text");
        boolean echoes = does == Habit.Does.ECHOES || does == Habit.Does.ECHOES_LATE;
        if ((message != null) != (echoes || does == Habit.Does.SAYS_MORE)) {
            fields.problem("does", "a `message` belongs to `says-more`, `echoes` and `echoes-late` only");
        }
        if (answering != null && !echoes) {
            fields.problem("does", "`answering` belongs to `echoes` and `echoes-late` only");
        }
        if ((text != null) != WITH_TEXT.contains(does)) {
            fields.problem(
                    "does", "a `text` belongs to `streams-as`, `begins-streams-with` and `ends-streams-with` only");
        }
        return new Habit.Form(
                message == null ? null : patterns.read(message),
                answering == null ? null : patterns.read(answering),
                text,
                Set.copyOf(fields.texts("lacks")));
    }
}
