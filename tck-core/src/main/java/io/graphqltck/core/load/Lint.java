package io.graphqltck.core.load;

import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks files of every kind that the kit reads, without running anything. */
public final class Lint {

    private final List<Path> scenarioFiles = new ArrayList<>();
    private final Set<Path> dataFolders = new LinkedHashSet<>();
    private final List<Path> baselines = new ArrayList<>();
    private final Set<Problem> problems = new LinkedHashSet<>();

    private Lint() {}

    /**
     * What is wrong with these files.
     *
     * @param kit the data that scenario files of users build on
     * @param files scenario files, subjects, baselines, files of a protocol's folder, or folders of protocols
     */
    public static List<Problem> check(DataFiles kit, List<Path> files) {
        Lint lint = new Lint();
        files.forEach(lint::sort);
        lint.dataFolders.forEach(folder -> lint.trying(() -> Catalog.load(DataFiles.ofFolder(folder))));
        if (!lint.scenarioFiles.isEmpty()) {
            lint.trying(() -> Catalog.load(kit, lint.scenarioFiles));
        }
        if (!lint.baselines.isEmpty()) {
            lint.trying(() -> lint.checkBaselines(Catalog.load(kit, lint.scenarioFiles)));
        }
        return List.copyOf(lint.problems);
    }

    private void checkBaselines(Catalog catalog) {
        BaselineNames names = new BaselineNames(catalog);
        baselines.forEach(file -> trying(() -> {
            var ignored = BaselineFile.read(file, names);
        }));
    }

    private void trying(Runnable reading) {
        try {
            reading.run();
        } catch (LoadException e) {
            problems.addAll(e.problems());
        }
    }

    private void sort(Path file) {
        if (Files.isDirectory(file)) {
            sortFolder(file);
            return;
        }
        @Nullable Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder != null && folder.getParent() != null && isData(file, folder, folder.getParent())) {
            // A file of a protocol's folder means something together with the others only.
            dataFolders.add(shortest(folder.getParent()));
            return;
        }
        trying(() -> sortByKeys(file));
    }

    /** Whether the file is a protocol's, or one that protocols in the folders next to it share. */
    private static boolean isData(Path file, Path folder, Path parent) {
        return Files.isRegularFile(folder.resolve("protocol.yaml")) || (isShareable(file) && holdsProtocols(parent));
    }

    private static boolean isShareable(Path file) {
        String name = file.getFileName().toString();
        return name.matches("(requirements|operations|habits|advice)\\.yaml")
                || (name.endsWith(".tck.yaml") && isShared(file));
    }

    /** A file of scenarios of several protocols, and so of none. */
    private static boolean isShared(Path file) {
        try {
            return YamlReader.read(file.toString(), DataFiles.readFile(file, file.toString()))
                            instanceof Yaml.Mapping mapping
                    && mapping.byName().containsKey("words")
                    && !mapping.byName().containsKey("protocol");
        } catch (LoadException e) {
            return false;
        }
    }

    private static boolean holdsShared(Path folder) {
        return holds(folder, Lint::isShareable);
    }

    private static boolean holdsProtocols(Path folder) {
        return holds(folder, path -> Files.isRegularFile(path.resolve("protocol.yaml")));
    }

    private static boolean holds(Path folder, Predicate<Path> what) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.anyMatch(what);
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private void sortFolder(Path folder) {
        if (Files.isRegularFile(folder.resolve("protocol.yaml"))) {
            @Nullable Path parent = folder.toAbsolutePath().normalize().getParent();
            dataFolders.add(parent == null ? folder : shortest(parent));
            return;
        }
        if (holdsProtocols(folder)) {
            dataFolders.add(shortest(folder.toAbsolutePath().normalize()));
            return;
        }
        @Nullable Path parent = folder.toAbsolutePath().normalize().getParent();
        if (parent != null && holdsProtocols(parent) && holdsShared(folder)) {
            dataFolders.add(shortest(parent));
            return;
        }
        if (!Files.isReadable(folder)) {
            problems.add(problem(folder, "cannot be listed: it is not readable"));
            return;
        }
        problems.add(problem(
                folder, "this folder holds no protocol; name the files in it, or a folder with a `protocol.yaml`"));
    }

    /** As seen from the working folder where that is shorter, because that is how users name files. */
    private static Path shortest(Path folder) {
        Path here = Path.of("").toAbsolutePath();
        return folder.startsWith(here) && !folder.equals(here) ? here.relativize(folder) : folder;
    }

    private void sortByKeys(Path file) {
        Yaml yaml = YamlReader.read(file.toString(), DataFiles.readFile(file, file.toString()));
        if (!(yaml instanceof Yaml.Mapping mapping)) {
            problems.add(new Problem(yaml.at(), "expected a map, but found " + yaml.describe()));
            return;
        }
        Set<String> keys = mapping.byName().keySet();
        if (keys.contains("known-failures")) {
            baselines.add(file);
        } else if (keys.contains("role") || file.getFileName().toString().equals("subject.yaml")) {
            SubjectReader.read(file);
        } else if (keys.contains("scenarios") || file.getFileName().toString().endsWith(".tck.yaml")) {
            scenarioFiles.add(file);
        } else {
            problems.add(new Problem(
                    yaml.at(),
                    "neither scenarios (`scenarios:`) nor a subject (`role:`) nor a baseline (`known-failures:`)"));
        }
    }

    private static Problem problem(Path file, String text) {
        return new Problem(new Location(file.toString(), 1, 1), text);
    }
}
