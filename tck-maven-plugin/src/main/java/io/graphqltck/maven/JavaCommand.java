package io.graphqltck.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipFile;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** The command that runs a class of the project's tests. */
final class JavaCommand {

    private JavaCommand() {}

    /** On the class path of the project's tests, with the toolchain's Java, or else with Maven's. */
    static List<String> of(
            MavenProject project,
            MavenSession session,
            ToolchainManager toolchains,
            String mainClass,
            List<String> arguments)
            throws MojoExecutionException {
        List<String> classPath;
        try {
            classPath = project.getTestClasspathElements();
        } catch (DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The project's test dependencies are not resolved: " + e.getMessage(), e);
        }
        if (missing(classPath, mainClass)) {
            throw new MojoExecutionException("There is no class " + mainClass
                    + " on the class path of this project's tests; compile them first (mvn test-compile), or"
                    + " correct mainClass.");
        }
        List<String> command = new ArrayList<>();
        command.add(java(toolchains.getToolchainFromBuildContext("jdk", session)));
        command.add("-cp");
        command.add(String.join(File.pathSeparator, classPath));
        command.add(mainClass);
        command.addAll(arguments);
        return command;
    }

    private static boolean missing(List<String> classPath, String mainClass) {
        String file = mainClass.replace('.', '/') + ".class";
        return classPath.stream()
                .map(Path::of)
                .noneMatch(element -> Files.isDirectory(element)
                        ? Files.isRegularFile(element.resolve(file))
                        : Files.isRegularFile(element) && holds(element, file));
    }

    private static boolean holds(Path jar, String file) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(file) != null;
        } catch (IOException e) {
            return true; // Java itself says what is wrong with it
        }
    }

    private static String java(@Nullable Toolchain toolchain) {
        String found = toolchain == null ? null : toolchain.findTool("java");
        return found == null
                ? Path.of(System.getProperty("java.home"), "bin", "java").toString()
                : found;
    }
}
