package io.graphqltck.reports.console;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.HappeningVisitor;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.reports.redact.Redactor;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened around one moment of a transcript, in two lanes. */
final class Timeline {

    private static final int BEFORE = 8;
    private static final int AFTER = 4;
    private static final int MOST_LINES = 3;
    private static final String KIT = "the kit";

    private final Page page;
    private final SubjectInfo subject;
    private final Redactor redactor;
    private final String peer;

    Timeline(Page page, SubjectInfo subject, Redactor redactor) {
        this(page, subject, redactor, KIT);
    }

    /** {@code peer}: who the other party is. */
    Timeline(Page page, SubjectInfo subject, Redactor redactor, String peer) {
        this.page = page;
        this.peer = peer;
        this.subject = subject;
        this.redactor = redactor;
    }

    /** {@code marked}: the number of the moment that gets the cross, or -1 for none: then it is the end that is shown. */
    void print(List<Moment> moments, int marked) {
        int centre = marked < 0 ? moments.size() - 1 : Math.min(marked, moments.size() - 1);
        int from = Math.max(0, centre - BEFORE);
        int to = Math.min(moments.size(), centre + AFTER + 1);
        Lanes lanes = new Lanes(page, MOST_LINES);
        head(lanes);
        elided(lanes, from);
        boolean severalWires = moments.stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire && onWire.wire() > 1);
        for (Moment moment : moments.subList(from, to)) {
            boolean isMarked = moment.number() == marked;
            row(lanes, moment, isMarked ? page.style().cross() : "", severalWires);
        }
        elided(lanes, moments.size() - to);
    }

    void head(Lanes lanes) {
        boolean client = subject.role() == Role.CLIENT;
        lanes.head("ms", "client: " + (client ? subject.name() : peer), "server: " + (client ? peer : subject.name()));
    }

    private void elided(Lanes lanes, int count) {
        if (count > 0) {
            lanes.across(
                    "", "", page.style().ellipsis() + " " + count + (count == 1 ? " moment" : " moments") + " more");
        }
    }

    /** {@code unmasked}: as it stands in the transcript. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    void row(Lanes lanes, Moment unmasked, String mark, boolean severalWires) {
        Moment moment = redactor.moment(unmasked);
        String time = BigDecimal.valueOf(moment.at().toNanos() / 1000, 3).toPlainString();
        moment.what().accept(new HappeningVisitor<@Nullable Void>() {
            @Override
            public @Nullable Void onWire(Happening.OnWire onWire) {
                String text = (severalWires ? "#" + onWire.wire() + " " : "") + Describe.event(onWire.event());
                Role speaker =
                        onWire.direction() == Direction.SENT ? subject.role().other() : subject.role();
                if (speaker == Role.CLIENT) {
                    lanes.client(mark, time, text, true);
                } else {
                    lanes.server(mark, time, text, true);
                }
                return null;
            }

            @Override
            public @Nullable Void applicationActed(Happening.ApplicationActed acted) {
                lanes.client(mark, time, "application " + acted.what(), false);
                return null;
            }

            @Override
            public @Nullable Void applicationTold(Happening.ApplicationTold told) {
                lanes.client(mark, time, "application sees: " + Describe.told(told.event()), false);
                return null;
            }

            @Override
            public @Nullable Void note(Happening.Note note) {
                lanes.across(mark, time, page.style().dot() + " " + note.text());
                return null;
            }
        });
    }
}
