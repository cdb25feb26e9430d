package io.graphqltck.runner;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.ShellWords;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every command has at hand: where to write, the environment, the kit's data. */
public final class Kit {

    private static final String HOME = "GRAPHQL_TCK_HOME";

    /** Where several commands run in one process, a later one does not read again what cannot have changed. */
    private final Terminal terminal;

    private final Map<String, String> environment;
    private final Path folder;
    private final @Nullable RepeatCommand repeat;

    /** As the program itself, in the folder where it was called. */
    public Kit(Terminal terminal, Map<String, String> environment) {
        this(terminal, environment, Path.of("").toAbsolutePath(), null);
    }

    /**
     * As a part of another program.
     *
     * @param folder where the commands of subjects run
     * @param repeat what plays a scenario again; null for this program's own command line
     */
    public Kit(Terminal terminal, Map<String, String> environment, Path folder, @Nullable RepeatCommand repeat) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
        this.folder = folder;
        this.repeat = repeat;
    }

    public Terminal terminal() {
        return terminal;
    }

    /** How this program is called, for commands that users can copy. */
    public String program() {
        String launcher = environment.get("GRAPHQL_TCK_PROGRAM");
        return launcher != null
                ? (Files.exists(Path.of(launcher)) ? ShellWords.quoted(launcher) : launcher) // may be several words
                : "java -jar "
                        + ShellWords.quoted(
                                Program.jar().map(this::seenFromHere).orElse(Program.NAME + ".jar"));
    }

    /** Relative where the file is below the folder in which the user is. */
    private String seenFromHere(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** Where the commands run that no description of a subject names; absolute. */
    public Path folder() {
        return folder;
    }

    /** The command that plays a scenario again, where the caller of this program knows better than its command line. */
    public Optional<RepeatCommand> repeat() {
        return Optional.ofNullable(repeat);
    }

    public DataFiles data() {
        return DataFiles.ofClassPath(Kit.class.getClassLoader());
    }

    /** The protocols, with more files of scenarios. @throws io.graphqltck.core.text.LoadException for bad files */
    public Catalog catalog(List<Path> more) {
        return more.isEmpty() ? Catalog.shipped() : Catalog.shipped(data(), more);
    }

    /** The project's folder, where this jar stands in one: the launcher names it, or the jar's own place tells. */
    public Optional<Path> home() {
        @Nullable String named = environment.get(HOME);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Kit::isHome);
        }
        return Program.jar()
                .map(Path::getParent)
                .map(Path::getParent)
                .map(Path::getParent)
                .filter(Kit::isHome);
    }

    private static boolean isHome(Path folder) {
        return Files.isDirectory(folder.resolve("subjects")) && Files.isDirectory(folder.resolve("scenarios"));
    }
}
