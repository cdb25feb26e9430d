package io.graphqltck.maven;

import java.util.Comparator;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Fails the build for what the other goals found with <code>failLate</code>. */
@Mojo(name = VerifyMojo.GOAL, defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class VerifyMojo extends AbstractMojo {

    static final String GOAL = "verify";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init") // given by Maven
    private MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        // What could not be judged at all counts for more than what did not conform.
        RunnerOutcome worst = LateFailure.of(project).stream()
                .max(Comparator.comparingInt(RunnerOutcome::code))
                .orElse(null);
        if (worst != null) {
            worst.report();
        }
    }
}
