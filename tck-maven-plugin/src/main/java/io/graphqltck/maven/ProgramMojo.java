package io.graphqltck.maven;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** What the goals share that test one subject without a description of its own. */
abstract class ProgramMojo extends JudgingMojo {

    /** What the subject speaks: names of protocols. */
    @Parameter(property = "tck.protocols", required = true)
    private List<String> protocols = List.of();

    /** The command that runs the subject, in the project's folder. */
    @Parameter
    private List<String> command = List.of();

    /** In place of a command: a class of the project with a main method, which is run on the class path of its tests. */
    @Parameter(property = "tck.mainClass")
    private @Nullable String mainClass;

    /** What the main class is given. */
    @Parameter
    private List<String> arguments = List.of();

    /** What the subject can do; what is said here is believed, and what is not is found out. */
    @Parameter
    private List<String> capabilities = List.of();

    /** Waiting times of the subject, such as <code>init-timeout</code>: <code>1s</code>. */
    @Parameter
    private Map<String, String> parameters = new LinkedHashMap<>();

    /** Credentials, for protocols that have any: <code>mode</code> and what it needs. */
    @Parameter
    private Map<String, String> authorisation = new LinkedHashMap<>();

    /** Whether the kit finds out, by a few operations before the scenarios, what the subject can do in addition to what is declared. */
    @Parameter(property = "tck.probe", defaultValue = "true")
    private boolean probe = true;

    @Inject
    @SuppressWarnings("NullAway.Init") // given by Maven
    private ToolchainManager toolchains;

    /** The command of the runner with what these parameters say. */
    final CommandLine line(String name) throws MojoExecutionException {
        if (protocols.isEmpty()) {
            throw new MojoExecutionException("`protocols` is missing; name the protocols that the subject speaks.");
        }
        List<String> credentials = new ArrayList<>();
        authorisation.forEach((key, value) -> credentials.add(key + "=" + value));
        List<String> times = new ArrayList<>();
        parameters.forEach((key, value) -> times.add(key + "=" + value));
        return new CommandLine(name)
                .each("--protocol", protocols)
                .each("--capability", capabilities)
                .each("--parameter", times)
                .each("--authorisation", credentials)
                .flag("--no-probe", !probe)
                .running(program());
    }

    /** What runs the subject; empty when nothing here does. */
    final List<String> program() throws MojoExecutionException {
        if (mainClass == null) {
            return command;
        }
        if (!command.isEmpty()) {
            throw new MojoExecutionException("Both `command` and `mainClass` are set; drop one of them.");
        }
        return JavaCommand.of(project(), session(), toolchains, mainClass, arguments);
    }
}
