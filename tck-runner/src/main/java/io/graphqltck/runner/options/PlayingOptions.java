package io.graphqltck.runner.options;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.runner.CommandException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How scenarios are played, and where the results go. */
public final class PlayingOptions {

    /** How many scenarios are in flight with one subject unless something else is said. */
    private static final int DEFAULT_JOBS = 64;

    @Option(
            names = "--strict",
            description =
                    "Sentences that are explicit but harmless and widely not implemented fail instead of warning.")
    private boolean strict;

    @Option(
            names = "--turn-timeout",
            paramLabel = "TIME",
            description = "How long to wait for one turn of the subject, such as `10s` (the default) or `500ms`.")
    private @Nullable String turnTimeout;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "How many scenarios are in flight at the same time; 64, or 8 of a pair, unless a subject's description says less.")
    private @Nullable Integer jobs;

    @Option(
            names = "--http",
            paramLabel = "VERSION",
            description = "Which version of HTTP exchanges are over: `1.1`, or `2` with prior knowledge or by ALPN;"
                    + " `1.1` unless the subject's description says `2`.")
    private @Nullable String http;

    @Option(
            names = "--show-secrets",
            description = "Show the values of headers and connection parameters that may be secret.")
    private boolean showSecrets;

    @Option(names = "--no-color", description = "No colours and no progress line.")
    private boolean noColor;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    /** The earlier name of the option. */
    @Option(names = "--patience", hidden = true)
    void patience(String time) {
        turnTimeout = time;
    }

    /** Checks what picocli does not. @throws CommandException for a value that makes no sense */
    public PlayingOptions checked() {
        failOn();
        playOptions();
        json();
        http();
        if (jobs != null && (jobs < 1 || jobs > 10_000)) {
            throw CommandException.badInput("--jobs must be from 1 to 10000, but is " + jobs);
        }
        return this;
    }

    public boolean strict() {
        return strict;
    }

    public FailOn failOn() {
        return reports.failOn();
    }

    public Options playOptions() {
        if (turnTimeout == null) {
            return Options.DEFAULT;
        }
        return Options.DEFAULT.withPatience(Durations.positive("--turn-timeout", turnTimeout));
    }

    /** For a subject with this concurrency, or null for any. */
    public int jobs(@Nullable Integer atMost) {
        return jobs(DEFAULT_JOBS, atMost);
    }

    /** The same where this many are usual. */
    public int jobs(int usual, @Nullable Integer atMost) {
        int asked = jobs == null ? usual : jobs;
        return atMost == null ? asked : Math.min(asked, atMost);
    }

    /** What exchanges are over, or nothing where that is the subject's business. */
    public Optional<HttpVersion> http() {
        if (http == null) {
            return Optional.empty();
        }
        Optional<HttpVersion> version = HttpVersion.of(http);
        if (version.isEmpty()) {
            throw CommandException.badInput("--http must be `1.1` or `2`, but is `" + http + "`");
        }
        return version;
    }

    public ReportOptions reports() {
        return reports;
    }

    public boolean showSecrets() {
        return showSecrets;
    }

    public boolean noColor() {
        return noColor;
    }

    public boolean json() {
        return format.json();
    }
}
