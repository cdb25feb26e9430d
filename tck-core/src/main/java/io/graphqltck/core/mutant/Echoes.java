package io.graphqltck.core.mutant;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Habit.Does;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Repeats or answers the peer's message where no document asks for that: at once, or after the next message of one's own in the same
 * list of turns.
 */
final class Echoes {

    private final Habit habit;
    private final Role role;
    /** What is repeated or answered. */
    private final @Nullable Pattern due;

    Echoes(Habit habit, Role role) {
        this.habit = habit;
        this.role = role;
        @Nullable Pattern answering = habit.form().answering();
        this.due = answering == null ? habit.form().message() : answering;
    }

    List<Turn> of(List<Turn> dialogue) {
        List<Turn> changed = new ArrayList<>();
        Turn.@Nullable Speech echo = null;
        for (int i = 0; i < dialogue.size(); i++) {
            Turn turn = dialogue.get(i);
            changed.add(turn);
            @Nullable Pattern said = said(turn);
            if (echo != null && speaks(turn)) {
                if (!isEnded(List.of(turn), idOf(echo))) {
                    changed.add(echo);
                }
                echo = null;
            } else if (!(turn instanceof Turn.Speech speech)) {
                echo = null;
            } else if (said != null
                    && speech.party() != role
                    && isDue(said, dialogue.subList(0, i), dialogue.subList(i + 1, dialogue.size()))) {
                echo = echo(turn, said);
                if (habit.does() == Does.ECHOES) {
                    changed.add(echo);
                    echo = null;
                }
            }
        }
        return changed;
    }

    private boolean isDue(Pattern said, List<Turn> before, List<Turn> after) {
        String id = idOf(said);
        return isLike(due, said) && mentions(before, id) && !isEnded(before, id) && !mentions(after, id);
    }

    /** The habit's message, with the id of the peer's. */
    private Turn.Speech echo(Turn turn, Pattern said) {
        Map<String, Pattern> members = new LinkedHashMap<>();
        if (habit.form().message() instanceof Pattern.Members message) {
            members.putAll(message.members());
        }
        if (said instanceof Pattern.Members message) {
            @Nullable Pattern id = message.members().get("id");
            if (id != null) {
                members.put("id", id);
            }
        }
        return new Turn.Speech(turn.at(), role, new Act.Says(new Pattern.Members(members)), false, Modifiers.NONE);
    }

    /** Whether the subject says something in this turn. */
    private boolean speaks(Turn turn) {
        return Turn.every(List.of(turn))
                .anyMatch(one -> one instanceof Turn.Speech speech && speech.party() == role && said(one) != null);
    }

    private static boolean isLike(@Nullable Pattern shape, Pattern message) {
        return shape instanceof Pattern.Members like
                && message instanceof Pattern.Members said
                && String.valueOf(like.members().get("type"))
                        .equals(String.valueOf(said.members().get("type")));
    }

    /** Whether the subject has ended it in one of these turns. */
    private boolean isEnded(List<Turn> turns, String id) {
        return Turn.every(turns)
                .filter(turn -> turn instanceof Turn.Speech speech && speech.party() == role)
                .flatMap(turn -> Stream.ofNullable(said(turn)))
                .anyMatch(said -> isEnd(said) && idOf(said).equals(id));
    }

    private static boolean isEnd(Pattern message) {
        @Nullable
        Pattern type = message instanceof Pattern.Members said ? said.members().get("type") : null;
        return new Pattern.Literal(Json.of("complete")).equals(type)
                || new Pattern.Literal(Json.of("error")).equals(type);
    }

    private static String idOf(Turn turn) {
        @Nullable Pattern said = said(turn);
        return said == null ? "" : idOf(said);
    }

    private static String idOf(Pattern message) {
        return message instanceof Pattern.Members said
                ? String.valueOf(said.members().get("id"))
                : "";
    }

    private static boolean mentions(List<Turn> turns, String id) {
        return Turn.every(turns)
                .flatMap(turn -> Stream.ofNullable(said(turn)))
                .anyMatch(said -> idOf(said).equals(id));
    }

    /** The message that is said on a socket in this turn, or null. */
    private static @Nullable Pattern said(Turn turn) {
        return turn instanceof Turn.Speech speech ? said(speech.act()) : null;
    }

    /** The message that is said on a socket, or null. */
    static @Nullable Pattern said(Act act) {
        return act instanceof Act.Says says ? says.message() : null;
    }
}
