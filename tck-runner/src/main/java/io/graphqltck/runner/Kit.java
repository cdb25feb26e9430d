package io.graphqltck.runner;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.DataFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What every command has at hand: where to write, the environment, the kit's data. */
public final class Kit {

    private static final String HOME = "GRAPHQL_TCK_HOME";

    private final Terminal terminal;
    private final Map<String, String> environment;

    public Kit(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = Map.copyOf(environment);
    }

    public Terminal terminal() {
        return terminal;
    }

    /** How this program is called, for commands that users can copy. */
    public String program() {
        return environment.getOrDefault("GRAPHQL_TCK_PROGRAM", "java -jar " + Program.NAME + ".jar");
    }

    public Map<String, String> environment() {
        return environment;
    }

    public DataFiles data() {
        return DataFiles.ofClassPath(Kit.class.getClassLoader());
    }

    /** The protocols, with more files of scenarios. @throws io.graphqltck.core.text.LoadException for bad files */
    public Catalog catalog(List<Path> more) {
        return Catalog.load(data(), more);
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
