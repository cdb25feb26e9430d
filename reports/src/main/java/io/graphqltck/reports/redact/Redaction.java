package io.graphqltck.reports.redact;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether reports mask secrets, which they do unless their user says otherwise. */
public final class Redaction {

    private static final Redaction NONE = new Redaction(false, GivenSecrets.of(List.of()));

    private final boolean masks;
    private final GivenSecrets given;

    private Redaction(boolean masks, GivenSecrets given) {
        this.masks = masks;
        this.given = given;
    }

    /** Secrets are masked. */
    public static Redaction masking() {
        return masking(List.of());
    }

    /** Secrets are masked, and these texts, wherever they stand: what the user gave the kit as a header or parameter. */
    public static Redaction masking(Collection<String> secrets) {
        return new Redaction(true, GivenSecrets.of(secrets));
    }

    /** The same, but words of these protocols are none, wherever they stand. */
    public Redaction knowing(Collection<Protocol> protocols) {
        return new Redaction(masks, given.knowing(protocols));
    }

    /** Everything is shown. */
    public static Redaction none() {
        return NONE;
    }

    /** For what is said of this result. Secrets of its transcript are found again in its messages. */
    public Redactor of(ScenarioResult result) {
        @Nullable Transcript transcript = result.transcript();
        @Nullable Circumstances play = transcript == null ? null : transcript.circumstances();
        return new Redactor(
                masks,
                given,
                () -> result.scenario() + (play == null ? "" : " " + play.endpoint()),
                transcript == null ? List.of() : transcript.moments());
    }

    /** For what is said of these moments; the secrets among them are found again in their messages. */
    public Redactor of(List<Moment> moments) {
        return new Redactor(masks, given, () -> "", moments);
    }

    /** For what is said of no single result. */
    public Redactor general() {
        return new Redactor(masks, given, () -> "", List.of());
    }
}
