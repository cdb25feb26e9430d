package io.graphqltck.reports.console;

/** The few colours that mean something. */
enum Paint {
    BAD("31"),
    GOOD("32"),
    DOUBTFUL("33"),
    FAINT("2"),
    STRONG("1");

    private final String code;

    Paint(String code) {
        this.code = code;
    }

    String before() {
        return "\u001b[" + code + "m";
    }
}
