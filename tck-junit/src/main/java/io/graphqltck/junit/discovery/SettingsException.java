package io.graphqltck.junit.discovery;

/** What a class or a parameter of the run says makes no sense; the message tells what to do. */
final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(String message) {
        super(message);
    }
}
