package io.graphqltck.reports.console;

import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import java.util.List;
import java.util.function.Consumer;

/** Prints a play in two lanes while it runs. One for each play; not safe for use by several threads at the same time. */
public final class LiveTimeline {

    /** Who reads along reads no more. */
    private static final int MOST = 1000;

    private static final int MOST_LINES = 12;

    private final ConsoleStyle style;
    private final SubjectInfo subject;
    private final String peer;
    private final Redactor redactor;
    private final Consumer<String> out;
    private int count;

    /**
     * For the transcript of this subject's talk with somebody.
     *
     * @param peer who that is
     * @param out is given whole lines, with their line ends
     */
    public LiveTimeline(
            ConsoleStyle style, SubjectInfo subject, String peer, Redaction redaction, Consumer<String> out) {
        this.peer = peer;
        this.style = style;
        this.subject = subject;
        this.redactor = redaction.general();
        this.out = out;
    }

    /** Prints this moment. */
    public void add(Moment moment) {
        if (count > MOST) {
            return;
        }
        count++;
        Page page = new Page(style);
        Lanes lanes = new Lanes(page, MOST_LINES);
        redactor.learn(List.of(moment)); // secrets of what came before are found again in what comes now
        Timeline timeline = new Timeline(page, subject, redactor, peer);
        if (count == 1) {
            timeline.head(lanes);
        }
        if (count > MOST) {
            lanes.across("", "", style.ellipsis() + " more than " + MOST + " moments; the rest is not shown");
        } else {
            timeline.row(lanes, moment, "", moment.what() instanceof Happening.OnWire onWire && onWire.wire() > 1);
        }
        out.accept(page.toString());
    }
}
