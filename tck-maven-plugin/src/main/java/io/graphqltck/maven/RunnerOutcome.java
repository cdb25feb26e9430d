package io.graphqltck.maven;

import io.graphqltck.runner.ExitCode;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/**
 * How a call of the runner ended.
 *
 * @param code its exit code
 * @param last its last note, which tells what was wrong where it could not judge
 * @param results the folder with the results
 */
record RunnerOutcome(int code, String last, Path results) {

    boolean fails() {
        return code != ExitCode.CONFORMANT;
    }

    /** What went wrong; only where something did. */
    String sentence() {
        return switch (code) {
            case ExitCode.NOT_CONFORMANT ->
                "Not conformant: see the failures above and in " + results.resolve("results.json") + ".";
            case ExitCode.INTERRUPTED -> "Interrupted.";
            default -> last.replaceFirst("^graphql-tck: ", "");
        };
    }

    /** Fails the build unless all is well. */
    void report() throws MojoExecutionException, MojoFailureException {
        if (code == ExitCode.NOT_CONFORMANT) {
            throw new MojoFailureException(sentence());
        }
        if (fails()) {
            throw new MojoExecutionException(sentence());
        }
    }
}
