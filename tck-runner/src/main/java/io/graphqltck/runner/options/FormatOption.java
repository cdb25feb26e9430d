package io.graphqltck.runner.options;

import picocli.CommandLine.Option;

/** How a command prints its result. */
public final class FormatOption {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "`text` for people (the default) or `json` for programs.")
    private String format = "text";

    public boolean json() {
        return Words.constant(Format.class, "--format", format) == Format.JSON;
    }
}
