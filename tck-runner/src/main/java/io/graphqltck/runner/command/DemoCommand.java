package io.graphqltck.runner.command;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.SideBySideOptions;
import io.graphqltck.runner.subject.ConnectionOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the kit at work on real implementations. */
@Command(
        name = "demo",
        description = "Judges some real servers and clients against their known failures; anything else is red.")
final class DemoCommand extends JudgingCommand {

    @Mixin
    private SideBySideOptions side = new SideBySideOptions();

    DemoCommand(Kit kit) {
        super(kit);
    }

    @Override
    public Integer call() throws Exception {
        @Nullable Path home = kit().home().orElse(null);
        if (home == null) {
            kit().terminal()
                    .note("the real servers and clients are in the project's folder, which this jar is not in;"
                            + " instead the kit plays against itself");
            return Cli.run(kit(), "self-test", "--no-mutants", "--no-variants");
        }
        List<SubjectDescription> subjects = new ArrayList<>();
        Map<String, String> files = new LinkedHashMap<>();
        for (Path file : descriptions(home)) {
            SubjectDescription subject = SubjectReader.read(file);
            if (subject.demo()) {
                subjects.add(subject);
                files.put(subject.name(), file.toString());
            }
        }
        if (subjects.isEmpty()) {
            throw CommandException.badInput("no description below " + home.resolve("subjects") + " says `demo: true`");
        }
        return session(subjects, ConnectionOptions.PLAIN, List.of(), List.of("run"), files)
                .run(side.subjectsAtOnce());
    }

    private static List<Path> descriptions(Path home) {
        Path here = Path.of("").toAbsolutePath();
        try (Stream<Path> folders = Files.list(home.resolve("subjects"))) {
            return folders.map(folder -> folder.resolve("subject.yaml"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file.startsWith(here) ? here.relativize(file) : file)
                    .toList();
        } catch (IOException e) {
            throw CommandException.badInput(home.resolve("subjects") + " cannot be listed: " + e.getMessage());
        }
    }
}
