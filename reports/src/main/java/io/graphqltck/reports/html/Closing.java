package io.graphqltck.reports.html;

import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Judges apart what was said on a WebSocket and how it was closed.
 *
 * <p>A finding belongs to the closing where nothing but a close frame or the end of the connection was expected, where one of
 * these came, and where something came from the subject after its close frame. All others belong to the messages. The
 * closing is judged where such a finding is, or where the dialogue itself has a close frame; that the kit closes what is
 * still open after a dialogue does not count.
 *
 * @param messages letter of the verdict on what was said, or {@link Letters#NONE} where the two are not judged apart
 * @param closing letter of the verdict on how it was closed, or {@link Letters#NONE}
 */
record Closing(char messages, char closing) {

    private static final Closing NOT_APART = new Closing(Letters.NONE, Letters.NONE);
    private static final Set<Verdict> NOT_JUDGED =
            Set.of(Verdict.HARNESS_ERROR, Verdict.BLOCKED, Verdict.KNOWN_BLOCKED);
    private static final Pattern IS_ENDING =
            Pattern.compile("(an? |the )?(close frame|end of the TCP connection)\\b.*", Pattern.DOTALL);
    private static final Pattern UPGRADED = Pattern.compile("HTTP/1\\.1 101\\b.*", Pattern.DOTALL);

    static Closing of(Result result, List<Entry> transcript) {
        boolean webSocket = transcript.stream()
                .anyMatch(entry -> entry.kind() == Entry.Kind.RESPONSE
                        && UPGRADED.matcher(entry.text()).matches());
        if (!webSocket || NOT_JUDGED.contains(result.verdict())) {
            return NOT_APART;
        }
        List<Finding> ofMessages = new ArrayList<>();
        List<Finding> ofClosing = new ArrayList<>();
        result.findings().forEach(finding -> (isOfClosing(finding, transcript) ? ofClosing : ofMessages).add(finding));
        if (ofClosing.isEmpty() && !closesInDialogue(transcript)) {
            return NOT_APART;
        }
        return new Closing(letter(result.verdict(), ofMessages), letter(result.verdict(), ofClosing));
    }

    private static boolean closesInDialogue(List<Entry> transcript) {
        for (Entry entry : transcript) {
            if (entry.who() == Entry.Who.NOTE) {
                return false; // here the dialogue ends
            }
            if (entry.kind() == Entry.Kind.CLOSE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfClosing(Finding finding, List<Entry> transcript) {
        boolean endingWasDue = !finding.allowed().isEmpty()
                && finding.allowed().stream()
                        .allMatch(allowed -> IS_ENDING.matcher(allowed).matches());
        return endingWasDue
                || transcript.stream()
                        .filter(entry -> entry.number() == finding.moment())
                        .anyMatch(entry -> isEnding(entry) || isBehindItsClose(entry, transcript));
    }

    private static boolean isEnding(Entry entry) {
        return entry.who() == Entry.Who.SUBJECT && (entry.kind() == Entry.Kind.CLOSE || entry.kind() == Entry.Kind.END);
    }

    private static boolean isBehindItsClose(Entry entry, List<Entry> transcript) {
        return entry.who() == Entry.Who.SUBJECT
                && transcript.stream()
                        .anyMatch(other -> other.number() < entry.number()
                                && other.wire() == entry.wire()
                                && other.who() == Entry.Who.SUBJECT
                                && other.kind() == Entry.Kind.CLOSE);
    }

    private static char letter(Verdict verdict, List<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.judgement() == Judgement.FAIL)) {
            return Letters.of(verdict == Verdict.KNOWN_FAILURE ? verdict : Verdict.FAILED);
        }
        boolean warns = findings.stream().anyMatch(finding -> finding.judgement() != Judgement.OBSERVE);
        return Letters.of(warns ? Verdict.WARNED : Verdict.PASSED);
    }
}
