package io.graphqltck.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What the goals that judge subjects share: what is played, how it is judged, where the results go. */
abstract class JudgingMojo extends AbstractMojo {

    /** Plays nothing. */
    @Parameter(property = "tck.skip", defaultValue = "false")
    private boolean skip;

    /** Only these scenarios: ids, their beginnings up to a dot, or globs with <code>*</code>. */
    @Parameter(property = "tck.scenarios")
    private List<String> scenarios = List.of();

    /** Only scenarios that test a requirement of these levels: <code>must</code>, <code>should</code>, <code>may</code>, <code>open</code>. */
    @Parameter(property = "tck.levels")
    private List<String> levels = List.of();

    /** Only scenarios that test these requirements: ids or globs. */
    @Parameter(property = "tck.requirements")
    private List<String> requirements = List.of();

    /** Only the scenarios of this tier: <code>first</code> has about 30 for each protocol and role, those that matter most to users. */
    @Parameter(property = "tck.tier")
    private @Nullable String tier;

    /** The scenarios and levels of this edition only, so that a newer kit judges as an older one did. */
    @Parameter(property = "tck.edition")
    private @Nullable Integer edition;

    /** Also the scenarios that have to wait for long. */
    @Parameter(property = "tck.slow", defaultValue = "false")
    private boolean slow;

    /** More scenarios, from <code>.tck.yaml</code> files of the project. */
    @Parameter
    private List<File> scenarioFiles = List.of();

    /**
     * What fails the build: <code>must</code> (a sentence that the kit holds against the subject, or an error of the kit),
     * <code>should</code> (warnings too) or <code>any</code> (also what could not be tested).
     */
    @Parameter(property = "tck.failOn", defaultValue = "must")
    private String failOn = "must";

    /** Sentences that are explicit but widely not implemented fail instead of warning. */
    @Parameter(property = "tck.strict", defaultValue = "false")
    private boolean strict;

    /** Known failures, which do not fail the build while they fail as this file says. */
    @Parameter(property = "tck.baseline")
    private @Nullable File baseline;

    /** Writes what fails now as known failures into this file. */
    @Parameter(property = "tck.writeBaseline")
    private @Nullable File writeBaseline;

    /** How long to wait for one turn of the subject, such as <code>10s</code>, which is the default. */
    @Parameter(property = "tck.turnTimeout")
    private @Nullable String turnTimeout;

    /** The earlier name of <code>turnTimeout</code>, which wins where both are given. */
    @Parameter(property = "tck.patience")
    private @Nullable String patience;

    /** How many scenarios are in flight at the same time. */
    @Parameter(property = "tck.jobs")
    private @Nullable Integer jobs;

    /** Options of the command line that have no parameter here, word by word. */
    @Parameter(property = "tck.options")
    private List<String> options = List.of();

    /** Where the results are written. */
    @Parameter(
            property = "tck.outputDirectory",
            defaultValue = "${project.build.directory}/graphql-tck/${mojoExecution.executionId}")
    private File outputDirectory = new File("");

    /**
     * Leaves it to the goal <code>verify</code> to fail the build, so that a server that the build started in
     * <code>pre-integration-test</code> is stopped in <code>post-integration-test</code> in any case.
     */
    @Parameter(property = "tck.failLate", defaultValue = "false")
    private boolean failLate;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // given by Maven
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // given by Maven
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // given by Maven
    private MojoExecution execution;

    /** The command, its own options, and what it runs. */
    abstract CommandLine command() throws MojoExecutionException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Nothing is played: tck.skip");
            return;
        }
        if (failLate) {
            LateFailure.check(project, execution);
        }
        CommandLine line = command()
                .each("--scenario", scenarios)
                .each("--level", levels)
                .each("--requirement", requirements)
                .with("--tier", tier)
                .with("--edition", edition)
                .flag("--slow", slow)
                .files("--scenarios", scenarioFiles)
                .with("--fail-on", failOn)
                .flag("--strict", strict)
                .with("--baseline", baseline)
                .with("--write-baseline", writeBaseline)
                .with("--turn-timeout", turnTimeout == null ? patience : turnTimeout)
                .with("--jobs", jobs)
                .with("--out", outputDirectory)
                .words(options);
        Call call = new Call(getLog(), project.getBasedir().toPath(), new MavenRepeat(project, execution, failLate));
        RunnerOutcome outcome = call.make(line, outputDirectory.toPath());
        if (failLate && outcome.fails()) {
            getLog().warn(outcome.sentence() + " The goal verify fails the build for it.");
            LateFailure.note(project, outcome);
        } else {
            outcome.report();
        }
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }
}
