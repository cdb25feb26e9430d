package io.graphqltck.reports.model;

import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import java.util.BitSet;

/** Which moments of a long transcript a report shows: how it begins, how it ends, and what surrounds the findings. */
public final class ShownMoments {

    private static final int AT_THE_BEGINNING = 500;
    private static final int AT_THE_END = 200;
    private static final int AROUND = 25;
    private static final int MOST_FINDINGS = 20;

    private ShownMoments() {}

    /** The numbers of the moments to show, out of this number. */
    public static BitSet of(ScenarioResult result, int moments) {
        BitSet shown = new BitSet();
        shown.set(0, Math.min(moments, AT_THE_BEGINNING));
        shown.set(Math.max(0, moments - AT_THE_END), moments);
        result.findings().stream()
                .limit(MOST_FINDINGS)
                .mapToInt(Finding::moment)
                .forEach(moment -> {
                    int from = Math.min(moments, Math.max(0, moment - AROUND));
                    shown.set(from, Math.max(from, Math.min(moments, moment + AROUND + 1)));
                });
        return shown;
    }
}
