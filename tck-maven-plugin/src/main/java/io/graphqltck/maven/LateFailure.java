package io.graphqltck.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;

/** What failed in a project and is left to the goal {@code verify}. */
final class LateFailure {

    private static final String KEY = LateFailure.class.getName();

    private LateFailure() {}

    /** Nothing may be left to a goal that nobody runs. */
    static void check(MavenProject project, MojoExecution execution) throws MojoExecutionException {
        Plugin plugin = project.getPlugin(execution.getPlugin().getKey());
        boolean verifies = plugin != null
                && plugin.getExecutions().stream()
                        .anyMatch(other -> other.getGoals().contains(VerifyMojo.GOAL)
                                && !Objects.equals(other.getPhase(), "none"));
        if (!verifies) {
            throw new MojoExecutionException(
                    "failLate leaves it to the goal verify to fail the build, but no execution of this plugin has that goal;"
                            + " add <goal>verify</goal>, or drop failLate.");
        }
    }

    static void note(MavenProject project, RunnerOutcome outcome) {
        List<RunnerOutcome> outcomes = new ArrayList<>(of(project));
        outcomes.add(outcome);
        project.setContextValue(KEY, List.copyOf(outcomes));
    }

    static List<RunnerOutcome> of(MavenProject project) {
        return project.getContextValue(KEY) instanceof List<?> noted
                ? noted.stream()
                        .filter(RunnerOutcome.class::isInstance)
                        .map(RunnerOutcome.class::cast)
                        .toList()
                : List.of();
    }
}
