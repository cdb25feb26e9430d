package io.graphqltck.reports.issue;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.model.Entry;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.text.SafeText;
import java.util.List;
import java.util.Optional;

/**
 * What shows a finding without the kit: the same messages, sent by a program of a few lines.
 *
 * @param language for the fence of the code
 * @param code all of it
 * @param words how it is run, and what to look for
 */
record Reproduction(String language, String code, String words) {

    private static final String ILLEGAL_UPGRADE = "upgrade request";

    /** Of a transcript until this finding; nothing where a program would not send byte for byte what the kit sent. */
    static Optional<Reproduction> of(Role subject, Details details, Finding finding) {
        return untold(subject, details, finding.moment()).map(reproduction -> reproduction.closing(finding));
    }

    private Reproduction closing(Finding finding) {
        String expected = String.join(" or ", finding.allowed());
        return new Reproduction(
                language,
                code + "\n# expected: " + SafeText.of(expected, true) + "\n# received: "
                        + SafeText.of(finding.found(), true),
                words);
    }

    private static Optional<Reproduction> untold(Role subject, Details details, int moment) {
        boolean early = details.transcript().stream()
                .noneMatch(entry -> entry.number() <= moment && entry.kind() == Entry.Kind.REQUEST);
        List<Entry> entries = details.transcript().stream()
                // A finding about the whole play stands at its beginning.
                .filter(entry -> early || entry.number() <= moment)
                .toList();
        boolean exchanges = entries.stream()
                .anyMatch(entry -> entry.kind() == Entry.Kind.REQUEST
                        && entry.facts() != null
                        && entry.facts().get("exchange") != null);
        boolean answers = exchanges && subject == Role.CLIENT;
        boolean whole = details.momentsLeftOut() == 0 && entries.stream().allMatch(entry -> isExact(entry, answers));
        boolean plain = details.dialogue().stream().noneMatch(Reproduction::isIllegalUpgrade);
        if (!whole || !plain || details.play() == null) {
            return Optional.empty();
        }
        String endpoint = details.play().endpoint().toString();
        if (subject == Role.SERVER) {
            return exchanges ? CurlCommands.of(endpoint, entries) : SocketScript.of(subject, endpoint, entries);
        }
        boolean cut = details.play().cut() != 0; // the transcript does not say where
        if (cut || !endpoint.matches("(ws|http):.*")) {
            return Optional.empty();
        }
        return exchanges ? HttpScript.of(details.dialogue(), entries) : SocketScript.of(subject, endpoint, entries);
    }

    /**
     * Whether the entry has all that was sent: raw frames and cut messages are not told byte for byte. {@code answers}: the kit
     * answers requests, so that what it wrote as it stands is part of a body.
     */
    private static boolean isExact(Entry entry, boolean answers) {
        boolean sent = entry.who() == Entry.Who.KIT;
        boolean framed = entry.facts() != null
                && (entry.facts().get("frames") != null || entry.facts().get("compressed") != null);
        boolean raw = entry.kind() == Entry.Kind.OCTETS && !answers;
        return !sent || (!raw && !entry.truncated() && !framed);
    }

    /** The transcript does not hold every field of an upgrade. */
    private static boolean isIllegalUpgrade(DialogueLine line) {
        return line.text().startsWith(ILLEGAL_UPGRADE) && line.text().contains("illegal on purpose");
    }
}
