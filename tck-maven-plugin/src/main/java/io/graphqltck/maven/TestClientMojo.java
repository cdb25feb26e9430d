package io.graphqltck.maven;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Tests a client through its adapter, or through a command that runs one operation each time. */
@Mojo(
        name = "test-client",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class TestClientMojo extends ProgramMojo {

    /** The command is no adapter: it runs one operation and prints each result as a line of JSON. */
    @Parameter(property = "tck.plain", defaultValue = "false")
    private boolean plain;

    /** Tests over TLS, with the kit's certificate. */
    @Parameter(property = "tck.tls", defaultValue = "false")
    private boolean tls;

    @Override
    CommandLine command() throws MojoExecutionException {
        if (program().isEmpty()) {
            throw new MojoExecutionException(
                    "No command for the client is given; set `command` or `mainClass` to what runs the client or its adapter.");
        }
        return line("test-client").flag("--command", plain).flag("--tls", tls);
    }
}
