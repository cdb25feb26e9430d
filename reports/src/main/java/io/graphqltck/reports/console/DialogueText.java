package io.graphqltck.reports.console;

import io.graphqltck.core.model.Role;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.dialogue.DialogueLine.Kind;
import java.util.List;

/** Prints a dialogue in two lanes, as it is played with a subject of one role. */
final class DialogueText {

    private static final String INDENT = "  ";

    private final Lanes lanes;
    private final Role subject;

    DialogueText(Lanes lanes, Role subject) {
        this.lanes = lanes;
        this.subject = subject;
    }

    void print(List<DialogueLine> dialogue) {
        boolean client = subject == Role.CLIENT;
        lanes.head(
                "line",
                "client: " + (client ? "the subject" : "the kit"),
                "server: " + (client ? "the kit" : "the subject"));
        dialogue.forEach(this::line);
    }

    private void line(DialogueLine line) {
        String number = line.at() == null ? "" : Integer.toString(line.at().line());
        String text = INDENT.repeat(line.depth()) + line.text();
        if (line.who() == null) {
            lanes.across("", number, text);
        } else if (line.who() == Role.CLIENT) {
            lanes.client("", number, text, line.kind() == Kind.SAYS);
        } else {
            lanes.server("", number, text, line.kind() == Kind.SAYS);
        }
    }
}
