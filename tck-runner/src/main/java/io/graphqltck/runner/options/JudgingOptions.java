package io.graphqltck.runner.options;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.runner.CommandException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a subject is judged, and where the results go. */
public final class JudgingOptions {

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Known failures, in place of the subject's own baseline.")
    private @Nullable Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "Write what fails now as known failures.")
    private @Nullable Path writeBaseline;

    @Option(
            names = "--known-turn-timeout",
            paramLabel = "TIME",
            description =
                    "How long to wait for one turn in a scenario that the baseline marks as `silent: true`; 2s unless"
                            + " given. If anything else than that silence occurs, the scenario is played again with the full wait.")
    private @Nullable String knownTurnTimeout;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Play everything N times; the outcome must be the same every time.")
    private int repeat = 1;

    @Mixin
    private PlayingOptions playing = new PlayingOptions();

    /** The earlier name of the option. */
    @Option(names = "--known-patience", hidden = true)
    void knownPatience(String time) {
        knownTurnTimeout = time;
    }

    /** Checks what picocli does not. @throws CommandException for a value that makes no sense */
    public JudgingOptions checked() {
        playing.checked();
        playOptions();
        if (repeat < 1 || repeat > 10_000) {
            throw CommandException.badInput("--repeat must be from 1 to 10000, but is " + repeat);
        }
        return this;
    }

    public boolean strict() {
        return playing.strict();
    }

    public FailOn failOn() {
        return playing.failOn();
    }

    public Optional<Path> baseline() {
        return Optional.ofNullable(baseline);
    }

    public Optional<Path> writeBaseline() {
        return Optional.ofNullable(writeBaseline);
    }

    public Options playOptions() {
        Options options = playing.playOptions();
        return knownTurnTimeout == null
                ? options
                : options.withKnownPatience(Durations.positive("--known-turn-timeout", knownTurnTimeout));
    }

    public int repeat() {
        return repeat;
    }

    /** For a subject with this concurrency, or null for any. */
    public int jobs(@Nullable Integer atMost) {
        return playing.jobs(atMost);
    }

    /** What exchanges are over, or nothing where that is the subject's business. */
    public Optional<HttpVersion> http() {
        return playing.http();
    }

    public ReportOptions reports() {
        return playing.reports();
    }

    public boolean showSecrets() {
        return playing.showSecrets();
    }

    public boolean noColor() {
        return playing.noColor();
    }

    public boolean json() {
        return playing.json();
    }
}
