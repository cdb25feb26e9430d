package io.graphqltck.maven;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.RepeatCommand;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The build that plays one scenario again: up to the same phase, or the goal alone where it was called alone. */
final class MavenRepeat implements RepeatCommand {

    private final MavenProject project;
    private final MojoExecution execution;
    private final boolean failLate;

    MavenRepeat(MavenProject project, MojoExecution execution, boolean failLate) {
        this.project = project;
        this.execution = execution;
        this.failLate = failLate;
    }

    @Override
    public String of(RunResult run, ScenarioResult result) {
        @Nullable String phase = execution.getLifecyclePhase();
        String goal;
        if (phase == null || execution.getSource() == MojoExecution.Source.CLI) {
            MojoDescriptor descriptor = execution.getMojoDescriptor();
            goal = descriptor.getPluginDescriptor().getId() + ":" + execution.getGoal()
                    + (execution.getExecutionId().equals("default-cli") ? "" : "@" + execution.getExecutionId());
        } else {
            goal = failLate ? "verify" : phase;
        }
        String module = project.isExecutionRoot() ? "" : " -pl :" + project.getArtifactId();
        return "mvn " + goal + module + " -Dtck.scenarios=" + result.scenario().id();
    }
}
