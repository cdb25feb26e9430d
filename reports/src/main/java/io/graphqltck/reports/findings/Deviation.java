package io.graphqltck.reports.findings;

import io.graphqltck.core.verdict.Finding;
import java.util.List;
import java.util.Locale;

/** The kind of a deviation: together with the requirement and the moment it makes one cause. */
public enum Deviation {
    CONTINUES("continues where the connection or the operation must end"),
    ENDS("ends the connection where it must stay open"),
    CLOSES_OTHERWISE("ends the connection in another way"),
    SILENT("sends nothing where something is expected"),
    UNEXPECTED("sends what is not allowed at this point"),
    REPORTS_OTHERWISE("reports something else to the application"),
    FRAMES_OTHERWISE("frames its bytes wrongly"),
    ANSWERS_OTHERWISE("sends something else"),
    CLAIMS_WRONGLY("claims what it does not have"),
    /** Known by its reason alone. */
    OTHER("ends before a sentence can be judged");

    /** What the reason of a claim that does not hold has in it: one of these, for one claim or several. */
    private static final List<String> WRONG_CLAIM = List.of(", which does not hold: ", ", which do not hold: ");

    private static final List<String> ENDS_OF_CONNECTION =
            List.of("close frame", "a close frame", "end of the TCP", "the end of the TCP", "reset", "GOAWAY");

    private final String text;

    Deviation(String text) {
        this.text = text;
    }

    /** In words, after the name of the subject. */
    public String text() {
        return text;
    }

    /** For ids and machines. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of what is known by its reason alone. */
    static Deviation ofReason(String reason) {
        return reason.contains(" claims the ") && WRONG_CLAIM.stream().anyMatch(reason::contains)
                ? CLAIMS_WRONGLY
                : OTHER;
    }

    /** The kind of this finding. */
    static Deviation of(Finding finding) {
        String found = finding.found();
        List<String> allowed = finding.allowed();
        boolean ended = isEnd(found);
        if (found.startsWith("wrong bytes") || found.startsWith("wrong octets")) {
            return FRAMES_OTHERWISE;
        }
        if (!allowed.isEmpty() && allowed.stream().allMatch(Deviation::isEnd)) {
            return ended ? CLOSES_OTHERWISE : CONTINUES;
        }
        if (ended) {
            return ENDS;
        }
        if (found.equals("nothing") || found.startsWith("nothing within")) {
            return SILENT;
        }
        if (found.startsWith("the application saw") || found.startsWith("the application was told")) {
            return REPORTS_OTHERWISE;
        }
        return finding.source().equals("rule") || allowed.contains("nothing more") ? UNEXPECTED : ANSWERS_OTHERWISE;
    }

    private static boolean isEnd(String text) {
        return ENDS_OF_CONNECTION.stream().anyMatch(text::startsWith);
    }
}
