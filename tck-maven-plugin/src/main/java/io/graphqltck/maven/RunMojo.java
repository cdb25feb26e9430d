package io.graphqltck.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Installs, starts and tests the subjects that <code>subject.yaml</code> files describe, against their baselines. */
@Mojo(name = "run", defaultPhase = LifecyclePhase.INTEGRATION_TEST, threadSafe = true)
public final class RunMojo extends JudgingMojo {

    /** The descriptions. */
    @Parameter(property = "tck.subjects", required = true)
    private List<File> subjects = List.of();

    /** Only with these protocols. */
    @Parameter(property = "tck.protocols")
    private List<String> protocols = List.of();

    /** Tests clients over TLS, with the kit's certificate. */
    @Parameter(property = "tck.tls", defaultValue = "false")
    private boolean tls;

    @Override
    CommandLine command() throws MojoExecutionException {
        if (subjects.isEmpty()) {
            throw new MojoExecutionException("`subjects` is empty; name at least one subject.yaml.");
        }
        return new CommandLine("run")
                .words(subjects.stream().map(File::getAbsolutePath).toList())
                .each("--protocol", protocols)
                .flag("--tls", tls);
    }
}
