package io.graphqltck.maven;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Tests a server: one that a command or a main class of the project starts, or one that is running already, such as
 * between <code>pre-integration-test</code> and <code>post-integration-test</code>.
 */
@Mojo(
        name = "test-server",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresDependencyResolution = ResolutionScope.TEST,
        threadSafe = true)
public final class TestServerMojo extends ProgramMojo {

    /** Where the server is; <code>{port}</code> in it is the port that a server that is started tells. */
    @Parameter(property = "tck.url", required = true)
    private @Nullable String url;

    /** Header fields for every connection; their values are not shown. */
    @Parameter
    private Map<String, String> headers = new LinkedHashMap<>();

    /** Accepts any certificate. */
    @Parameter(property = "tck.insecure", defaultValue = "false")
    private boolean insecure;

    /** The server offers the kit's control schema; without this the kit finds out. */
    @Parameter(property = "tck.controlSchema", defaultValue = "false")
    private boolean controlSchema;

    @Override
    CommandLine command() throws MojoExecutionException {
        CommandLine line = line("test-server").with("--url", url);
        headers.forEach((name, value) -> line.with("--header", name + ": " + value));
        return line.flag("--insecure", insecure).flag("--control-schema", controlSchema);
    }
}
