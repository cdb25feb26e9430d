package io.graphqltck.reports.redact;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether reports mask secrets, which they do unless their user says otherwise. */
public final class Redaction {

    private static final Redaction NONE = new Redaction(false, List.of(), Set.of());

    private final boolean masks;
    private final List<String> given;
    private final Set<String> words;

    private Redaction(boolean masks, Collection<String> given, Collection<String> words) {
        this.masks = masks;
        this.given = List.copyOf(given);
        this.words = Set.copyOf(words);
    }

    /** Secrets are masked. */
    public static Redaction masking() {
        return masking(List.of());
    }

    /** Secrets are masked, and these texts, wherever they stand: what the user gave the kit as a header or parameter. */
    public static Redaction masking(Collection<String> secrets) {
        return new Redaction(true, secrets, Set.of());
    }

    /** The same, but words of these protocols are none, wherever they stand. */
    public Redaction knowing(Collection<Protocol> protocols) {
        Set<String> known = new LinkedHashSet<>(words);
        for (Protocol protocol : protocols) {
            known.add(protocol.name());
            known.add(protocol.subprotocol());
            known.addAll(protocol.grammar().types("client"));
            known.addAll(protocol.grammar().types("server"));
        }
        return new Redaction(masks, given, known);
    }

    /** Everything is shown. */
    public static Redaction none() {
        return NONE;
    }

    /** For what is said of this result. Secrets of its transcript are found again in its messages. */
    public Redactor of(ScenarioResult result) {
        @Nullable Transcript transcript = result.transcript();
        return new Redactor(masks, given, words, transcript == null ? List.of() : transcript.moments());
    }

    /** For what is said of these moments; the secrets among them are found again in their messages. */
    public Redactor of(List<Moment> moments) {
        return new Redactor(masks, given, words, moments);
    }

    /** For what is said of no single result. */
    public Redactor general() {
        return new Redactor(masks, given, words, List.of());
    }
}
