package io.graphqltck.reports.dialogue;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.TurnVisitor;
import io.graphqltck.core.text.Location;
import io.graphqltck.reports.dialogue.DialogueLine.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Describes a dialogue in words, as it is played with a subject of one role. Used once. */
public final class DialogueWords {

    private final Role subject;
    private final ActText acts;
    private final ApplicationText applications;
    private final List<DialogueLine> lines = new ArrayList<>();

    private DialogueWords(Role subject, Set<String> operations) {
        this.subject = subject;
        PatternText patterns = new PatternText(operations);
        this.acts = new ActText(patterns);
        this.applications = new ApplicationText(patterns, operations);
    }

    /** {@code operations} collects the names of the operations that the dialogue uses. */
    public static List<DialogueLine> of(List<Turn> dialogue, Role subject, Set<String> operations) {
        DialogueWords words = new DialogueWords(subject, operations);
        words.turns(dialogue, 0);
        return List.copyOf(words.lines);
    }

    private void turns(List<Turn> dialogue, int depth) {
        dialogue.forEach(turn -> turn(turn, depth));
    }

    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private void turn(Turn turn, int depth) {
        turn.accept(new TurnVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void speech(Turn.Speech speech) {
                add(turn.at(), speech.party(), Kind.SAYS, depth, acts.of(speech));
                return null;
            }

            @Override
            public @Nullable Void application(Turn.Application application) {
                if (subject == Role.CLIENT) { // there is no application where a server is tested
                    add(turn.at(), Role.CLIENT, Kind.APPLICATION, depth, applications.of(application.what()));
                }
                return null;
            }

            @Override
            public @Nullable Void silence(Turn.Silence silence) {
                if (silence.party() == subject) {
                    String text = silence.closingOnly() ? "(does not close)" : "(says nothing more)";
                    text = silence.during().isZero()
                            ? text
                            : text.replace(")", " for " + silence.during().toMillis() + " ms)");
                    add(turn.at(), subject, Kind.SILENCE, depth, text);
                }
                return null;
            }

            @Override
            public @Nullable Void resume(Turn.Resume resume) {
                String which = resume.exchange() == null
                        ? "connection " + resume.connection()
                        : "exchange \"" + resume.exchange() + "\"";
                group(turn, depth, "from here on " + which + ":");
                return null;
            }

            @Override
            public @Nullable Void either(Turn.Either either) {
                DialogueWords.this.either(either, depth);
                return null;
            }

            @Override
            public @Nullable Void optionally(Turn.Optionally optionally) {
                add(turn.at(), null, Kind.CHOICE, depth, "may be left out:");
                turns(optionally.dialogue(), depth + 1);
                return null;
            }

            @Override
            public @Nullable Void anyOrder(Turn.AnyOrder anyOrder) {
                int number = 1;
                for (List<Turn> sequence : anyOrder.sequences()) {
                    group(turn, depth, "in any order, sequence " + number++ + ":");
                    turns(sequence, depth + 1);
                }
                return null;
            }

            @Override
            public @Nullable Void together(Turn.Together together) {
                group(turn, depth, "in one write:");
                turns(together.dialogue(), depth + 1);
                return null;
            }

            @Override
            public @Nullable Void included(Turn.Included included) {
                String proof = included.provedBy() == null ? "" : ", tested by " + included.provedBy();
                String name = included.fragment().equals("given") ? "given" : "fragment " + included.fragment();
                group(turn, depth, name + proof + ":");
                turns(included.dialogue(), depth + 1);
                return null;
            }
        });
    }

    private void either(Turn.Either either, int depth) {
        int number = 1;
        for (Turn.Alternative alternative : either.alternatives()) {
            String start = number == 1 ? "either " : "or ";
            String outcome = alternative.outcome() == null ? "alternative " + number : alternative.outcome();
            String weight = alternative.deviates() ? " (allowed, but warned of)" : "";
            add(number == 1 ? either.at() : null, null, Kind.CHOICE, depth, start + outcome + weight + ":");
            if (alternative.dialogue().isEmpty()) {
                add(null, subject, Kind.SILENCE, depth + 1, "(nothing)");
            }
            turns(alternative.dialogue(), depth + 1);
            number++;
        }
    }

    private void group(Turn turn, int depth, String text) {
        add(turn.at(), null, Kind.GROUP, depth, text);
    }

    private void add(@Nullable Location at, @Nullable Role who, Kind kind, int depth, String text) {
        lines.add(new DialogueLine(at, who, kind, depth, text));
    }
}
