package io.graphqltck.junit.settings;

/** What a class, a call or a parameter of the run says makes no sense; the message tells what to do. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
