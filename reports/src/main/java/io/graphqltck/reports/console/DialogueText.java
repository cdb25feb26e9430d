package io.graphqltck.reports.console;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import java.util.List;
import java.util.Set;

/** Prints a dialogue in two lanes, as it is played with a subject of one role. */
final class DialogueText {

    private final Lanes lanes;
    private final Role subject;
    private final ActText acts;
    private final ApplicationText applications;

    /** {@code operations} collects the names of the operations that the dialogue uses. */
    DialogueText(Lanes lanes, Role subject, Set<String> operations) {
        this.lanes = lanes;
        this.subject = subject;
        PatternText patterns = new PatternText(operations);
        this.acts = new ActText(patterns);
        this.applications = new ApplicationText(patterns, operations);
    }

    void print(List<Turn> dialogue) {
        boolean client = subject == Role.CLIENT;
        lanes.head(
                "line",
                "client: " + (client ? "the subject" : "the kit"),
                "server: " + (client ? "the kit" : "the subject"));
        turns(dialogue, "");
    }

    private void turns(List<Turn> dialogue, String indent) {
        dialogue.forEach(turn -> turn(turn, indent));
    }

    private void turn(Turn turn, String indent) {
        String line = Integer.toString(turn.at().line());
        String inner = indent + "  ";
        if (turn instanceof Turn.Speech speech) {
            lane(speech.party(), line, indent + acts.of(speech), true);
        } else if (turn instanceof Turn.Application application) {
            if (subject == Role.CLIENT) { // there is no application where a server is tested
                lanes.client("", line, indent + applications.of(application.what()), false);
            }
        } else if (turn instanceof Turn.Silence silence) {
            if (silence.party() == subject) {
                String text = silence.closingOnly() ? "(does not close)" : "(says nothing more)";
                lane(silence.party(), line, indent + text, false);
            }
        } else if (turn instanceof Turn.Either either) {
            either(either, line, indent);
        } else if (turn instanceof Turn.Optionally optionally) {
            lanes.across("", line, indent + "may be left out:");
            turns(optionally.dialogue(), inner);
        } else if (turn instanceof Turn.AnyOrder anyOrder) {
            int number = 1;
            for (List<Turn> sequence : anyOrder.sequences()) {
                lanes.across("", line, indent + "in any order, sequence " + number++ + ":");
                turns(sequence, inner);
            }
        } else if (turn instanceof Turn.Together together) {
            lanes.across("", line, indent + "in one write:");
            turns(together.dialogue(), inner);
        } else if (turn instanceof Turn.Included included) {
            String proof = included.provedBy() == null ? "" : ", tested by " + included.provedBy();
            lanes.across("", line, indent + "fragment " + included.fragment() + proof + ":");
            turns(included.dialogue(), inner);
        }
    }

    private void either(Turn.Either either, String line, String indent) {
        int number = 1;
        for (Turn.Alternative alternative : either.alternatives()) {
            String start = number == 1 ? "either " : "or ";
            String outcome = alternative.outcome() == null ? "alternative " + number : alternative.outcome();
            String weight = alternative.deviates() ? " (allowed, but warned of)" : "";
            lanes.across("", number == 1 ? line : "", indent + start + outcome + weight + ":");
            if (alternative.dialogue().isEmpty()) {
                lane(subject, "", indent + "  (nothing)", false);
            }
            turns(alternative.dialogue(), indent + "  ");
            number++;
        }
    }

    private void lane(Role party, String line, String text, boolean sends) {
        if (party == Role.CLIENT) {
            lanes.client("", line, text, sends);
        } else {
            lanes.server("", line, text, sends);
        }
    }
}
