package io.graphqltck.appsync;

import io.graphqltck.core.authorisation.Authorised.Act;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be wrong on purpose with an authorisation, so that it must be refused. */
enum Defect {
    /** There is none at all. */
    MISSING,
    /** It names the host of another API. */
    OTHER_HOST(Set.of(Act.CONNECT, Act.MESSAGE), null, null),
    /** The header object is a text that is no JSON. */
    NOT_JSON(Set.of(Act.CONNECT), null, Form.QUERY),
    /** The header object has letters that base64 does not have. */
    NOT_BASE64(Set.of(Act.CONNECT), null, Form.QUERY),
    /** The subprotocol token ends with the padding of base64. */
    PADDED(Set.of(Act.CONNECT), null, Form.SUBPROTOCOL),
    /** The subprotocol token is base64 with {@code /} instead of base64url. */
    STANDARD_ALPHABET(Set.of(Act.CONNECT), null, Form.SUBPROTOCOL),
    /** The query has no parameter {@code payload}. */
    NO_PAYLOAD(Set.of(Act.CONNECT), null, Form.QUERY),
    /** The parameter {@code payload} holds an object that is not empty. */
    OTHER_PAYLOAD(Set.of(Act.CONNECT), null, Form.QUERY),

    /** A key that the API does not have. */
    UNKNOWN_KEY(Mode.API_KEY),

    /** A token that has expired long ago. */
    EXPIRED(Mode.JWT),
    /** A token of a key that nobody has published. */
    OTHER_SIGNER(Mode.JWT),
    /** A token with the algorithm {@code none}. */
    UNSIGNED(Mode.JWT),
    /** A token whose claims were changed after it was signed. */
    TAMPERED(Mode.JWT),

    /** A token that the function does not know. */
    OTHER_TOKEN(Mode.LAMBDA),

    /** One hexadecimal digit of the signature is another. */
    FLIPPED_DIGIT(Mode.IAM),
    OTHER_SECRET(Mode.IAM),
    UNKNOWN_ACCESS_KEY(Mode.IAM),
    /** Signed over another body than the one that is sent. */
    OTHER_DATA(Mode.IAM),
    /** Signed over another path. */
    OTHER_PATH(Mode.IAM),
    /** Signed, and dated, six minutes ago. */
    EARLY(Mode.IAM),
    /** Signed, and dated, six minutes ahead. */
    LATE(Mode.IAM),
    /** The scope's date is the day before that of {@code x-amz-date}. */
    SCOPE_DATE(Mode.IAM),
    OTHER_REGION(Mode.IAM),
    OTHER_SERVICE(Mode.IAM),
    /** A session token is there and not signed. */
    UNSIGNED_TOKEN(Mode.IAM),
    UNSIGNED_HOST(Mode.IAM),
    UNSIGNED_DATE(Mode.IAM),
    /** SignedHeaders names a header that is not there. */
    ABSENT_HEADER(Mode.IAM),
    /** What was made for connecting is used to start a subscription. */
    REPLAYED_CONNECT(Set.of(Act.MESSAGE), Mode.IAM, null);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nothing can change
    private final Set<Act> acts;

    private final @Nullable Mode mode;
    private final @Nullable Form form;

    Defect() {
        this(Set.of(Act.values()), null, null);
    }

    Defect(Mode mode) {
        this(Set.of(Act.values()), mode, null);
    }

    Defect(Set<Act> acts, @Nullable Mode mode, @Nullable Form form) {
        this.acts = Set.copyOf(acts);
        this.mode = mode;
        this.form = form;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Defect> of(String word) {
        return Stream.of(values()).filter(defect -> defect.word().equals(word)).findFirst();
    }

    /** Whether an authorisation of this kind can have it; {@code ofForm} is null for one that is no upgrade request. */
    boolean fits(Act act, Mode ofMode, @Nullable Form ofForm) {
        return acts.contains(act) && (mode == null || mode == ofMode) && (form == null || form == ofForm);
    }

    /** The only mode that it is of, or null. */
    @Nullable
    Mode mode() {
        return mode;
    }

    /** The only form that it is of, or null. */
    @Nullable
    Form form() {
        return form;
    }
}
