package io.graphqltck.reports.compare;

import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import org.jspecify.annotations.Nullable;

/**
 * One scenario that differs between two results, with one subject.
 *
 * @param run of the newer results, or of the older ones where it is gone
 * @param before null where it appeared
 * @param after null where it is gone
 */
public record Change(
        Kind kind,
        SubjectRun run,
        @Nullable Result before,
        @Nullable Result after) {

    /** What sort of difference it is; the worst first. */
    public enum Kind {
        NEWLY_FAILING("newly failing"),
        CHANGED_REASON("failing for another reason"),
        APPEARED_FAILING("appeared, and fails"),
        GONE("gone"),
        OTHERWISE("otherwise"),
        OUTCOME("another outcome, where the document specifies nothing"),
        APPEARED("appeared"),
        FIXED("fixed");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }

        /** For programs. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /** Whether the newer results are worse for it. What is gone is: nobody knows what it would show. */
        public boolean isWorse() {
            return compareTo(GONE) <= 0;
        }
    }

    /** The scenario's id, the newer one where it was renamed. */
    public String id() {
        Result one = after == null ? before : after;
        return one == null ? "" : one.id();
    }
}
