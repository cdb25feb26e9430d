package io.graphqltck.runner.options;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.runner.CommandException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How a subject is judged, and where the results go. */
public final class JudgingOptions {

    private static final int DEFAULT_JOBS = 64;

    @Option(
            names = "--strict",
            description =
                    "Sentences that are explicit but harmless and widely not implemented fail instead of warning.")
    private boolean strict;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Known failures, in place of the subject's own baseline.")
    private @Nullable Path baseline;

    @Option(names = "--write-baseline", paramLabel = "FILE", description = "Write what fails now as known failures.")
    private @Nullable Path writeBaseline;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long to wait for one turn of the subject, such as `10s` (the default) or `500ms`.")
    private @Nullable String patience;

    @Option(
            names = "--known-patience",
            paramLabel = "TIME",
            description =
                    "How long to wait for one turn in a scenario that the baseline marks as `silent: true`; 2s unless"
                            + " given. If anything else than that silence occurs, the scenario is played again with the full wait.")
    private @Nullable String knownPatience;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "Play everything N times; the outcome must be the same every time.")
    private int repeat = 1;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description =
                    "How many scenarios are in flight at the same time; 64 unless the subject's description says less.")
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

    /** Checks what picocli does not. @throws CommandException for a value that makes no sense */
    public JudgingOptions checked() {
        failOn();
        playOptions();
        json();
        http();
        if (repeat < 1 || repeat > 10_000) {
            throw CommandException.badInput("--repeat must be from 1 to 10000, but is " + repeat);
        }
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

    public Optional<Path> baseline() {
        return Optional.ofNullable(baseline);
    }

    public Optional<Path> writeBaseline() {
        return Optional.ofNullable(writeBaseline);
    }

    public Options playOptions() {
        Options options = Options.DEFAULT;
        if (patience != null) {
            options = options.withPatience(someTime("--patience", patience));
        }
        return knownPatience == null ? options : options.withKnownPatience(someTime("--known-patience", knownPatience));
    }

    private static Duration someTime(String option, String text) {
        Duration value = Durations.parse(option, text);
        if (value.isZero()) {
            throw CommandException.badInput(option + " must be longer than no time");
        }
        return value;
    }

    public int repeat() {
        return repeat;
    }

    /** For a subject that can hold so many, or null for any number. */
    public int jobs(@Nullable Integer atMost) {
        int asked = jobs == null ? DEFAULT_JOBS : jobs;
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
