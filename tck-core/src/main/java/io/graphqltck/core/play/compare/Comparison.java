package io.graphqltck.core.play.compare;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.script.Mismatch;
import org.jspecify.annotations.Nullable;

/**
 * How what came compares with what a script awaits.
 *
 * @param text how it differs, where it is of the awaited kind; empty elsewhere
 * @param objection why it is not authorised, where that is how it differs; or null
 */
public record Comparison(Kind kind, String text, @Nullable Objection objection) {

    public static final Comparison FITS = new Comparison(Kind.FITS, "", null);

    public static final Comparison OTHER = new Comparison(Kind.OTHER, "", null);

    /** What a comparison may come to. */
    enum Kind {
        FITS,
        /** It is of another kind than what is awaited. */
        OTHER,
        DIFFERS
    }

    public static Comparison differs(String text) {
        return new Comparison(Kind.DIFFERS, text, null);
    }

    /** It is not authorised as it must be. */
    static Comparison refused(Objection objection) {
        return new Comparison(Kind.DIFFERS, objection.toString(), objection);
    }

    /** One of the awaited kind that differs so, or fits where that is null. */
    static Comparison of(@Nullable String difference) {
        return difference == null ? FITS : differs(difference);
    }

    /** The same for a mismatch, which {@code where} introduces. */
    static Comparison of(String where, @Nullable Mismatch mismatch) {
        return mismatch == null ? FITS : differs(where + mismatch);
    }

    static Comparison fitsIf(boolean fits) {
        return fits ? FITS : OTHER;
    }

    public boolean fits() {
        return kind == Kind.FITS;
    }

    public boolean differs() {
        return kind == Kind.DIFFERS;
    }

    /** Of two things of which nothing fitted all: the later one where it says how it differs. Fits where the later one does. */
    public Comparison orLater(Comparison later) {
        return later.kind == Kind.OTHER ? this : later;
    }
}
