package io.graphqltck.runner.command;

import io.graphqltck.reports.ShellWords;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.init.Start;
import io.graphqltck.runner.init.StartFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a starting folder. */
@Command(
        name = "init",
        description =
                "Writes a folder to start from: an adapter around a client, or a server with the control schema, in your"
                        + " language, with subject.yaml, a baseline, a CI workflow and a README. It runs as it is, with a"
                        + " well-known library as the example; put your own in its place.")
final class InitCommand extends CommandBase {

    private final Kit kit;

    @Parameters(index = "0", paramLabel = "ROLE", description = "What you test: a `client` or a `server`.")
    private String role = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "conformance",
            description = "Where to write; a folder that is empty or does not exist. `${DEFAULT-VALUE}` by default.")
    private Path folder = Path.of("conformance");

    @Option(
            names = "--language",
            required = true,
            paramLabel = "NAME",
            description = "The language of your client or server: ${COMPLETION-CANDIDATES}.",
            completionCandidates = Languages.class)
    private String language = "";

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "The protocol that it speaks; by default the one that most speak today.")
    private @Nullable String protocol;

    InitCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        StartFolder written = StartFolder.write(
                Start.of(role, language, protocol == null ? Start.usualProtocol() : protocol),
                folder,
                kit.environment());
        PrintWriter out = kit.terminal().out();
        out.println("Wrote " + written.files().size() + " files into " + folder + ":");
        written.files().forEach(file -> out.println("  " + file));
        if (written.workflowIsElsewhere()) {
            kit.terminal()
                    .note(
                            "Move .github/workflows/conformance.yml to the root of your repository: it is only run there.");
        }
        written.missing()
                .forEach(tool ->
                        kit.terminal().note("`" + tool + "` is not on the PATH; the folder's commands need it."));
        String subject = ShellWords.quoted(folder.resolve("subject.yaml").toString());
        out.println();
        out.println("Next: " + kit.program() + " run " + subject);
        out.println(
                "Then see " + folder.resolve("README.md") + " for how your " + role + " takes the example's place.");
        return ExitCode.CONFORMANT;
    }

    /** The languages there are templates for. */
    static final class Languages implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Start.all().stream()
                    .map(Start::language)
                    .distinct()
                    .sorted()
                    .toList()
                    .iterator();
        }
    }
}
