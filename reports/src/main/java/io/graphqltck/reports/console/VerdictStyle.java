package io.graphqltck.reports.console;

import io.graphqltck.core.verdict.Verdict;

/** How verdicts look. */
final class VerdictStyle {

    private VerdictStyle() {}

    static Paint paint(Verdict verdict) {
        return switch (verdict) {
            case PASSED -> Paint.GOOD;
            case FAILED, CHANGED, FIXED, HARNESS_ERROR -> Paint.BAD;
            case WARNED, BLOCKED, KNOWN_FAILURE, KNOWN_BLOCKED -> Paint.DOUBTFUL;
            case NOT_APPLICABLE, UNTESTABLE -> Paint.FAINT;
        };
    }

    static String mark(Verdict verdict, boolean unicode) {
        return switch (verdict) {
            case PASSED -> unicode ? "✓" : "+";
            case FAILED, CHANGED -> unicode ? "✗" : "X";
            case FIXED -> unicode ? "★" : "*";
            case HARNESS_ERROR -> "?";
            case WARNED -> "!";
            case BLOCKED, KNOWN_BLOCKED -> unicode ? "⊘" : "#";
            case KNOWN_FAILURE -> "~";
            case NOT_APPLICABLE, UNTESTABLE -> "-";
        };
    }
}
