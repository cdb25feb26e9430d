package io.graphqltck.runner;

/** A command cannot continue. The message is for the user: what is wrong, where, and what to do. */
public final class CommandException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    private CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** Of wrong usage or bad input. */
    public static CommandException badInput(String message) {
        return new CommandException(ExitCode.BAD_INPUT, message);
    }

    /** Of a subject that cannot be run. */
    public static CommandException noSubject(String message) {
        return new CommandException(ExitCode.NO_SUBJECT, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
