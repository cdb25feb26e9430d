package io.graphqltck.reports.redact;

import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether reports mask secrets, which they do unless their user says otherwise. */
public final class Redaction {

    private static final Redaction NONE = new Redaction(false, List.of());

    private final boolean masks;
    private final List<String> given;

    private Redaction(boolean masks, Collection<String> given) {
        this.masks = masks;
        this.given = List.copyOf(given);
    }

    /** Secrets are masked. */
    public static Redaction masking() {
        return masking(List.of());
    }

    /** Secrets are masked, and these texts, wherever they stand: what the user gave the kit as a header or parameter. */
    public static Redaction masking(Collection<String> secrets) {
        return new Redaction(true, secrets);
    }

    /** Everything is shown. */
    public static Redaction none() {
        return NONE;
    }

    /** For what is said of this result. Secrets of its transcript are found again in its messages. */
    public Redactor of(ScenarioResult result) {
        @Nullable Transcript transcript = result.transcript();
        return new Redactor(masks, given, transcript == null ? List.of() : transcript.moments());
    }

    /** For what is said of no single result. */
    public Redactor general() {
        return new Redactor(masks, given, List.of());
    }
}
