package io.graphqltck.junit.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of scenarios that a project has of its own. */
final class ScenarioFiles {

    private ScenarioFiles() {}

    /** These files, and those in these folders. @throws SettingsException for what is not there, or holds none */
    static List<Path> below(List<String> named) {
        List<Path> files = new ArrayList<>();
        for (String name : named) {
            Path path = NamedFile.path("scenarioFiles", name);
            if (Files.isDirectory(path)) {
                files.addAll(in(path));
            } else if (Files.isRegularFile(path)) {
                files.add(path);
            } else {
                throw new SettingsException(
                        "scenarioFiles names " + path + ", and there is no such file or folder below "
                                + Path.of("").toAbsolutePath());
            }
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> files = walk.filter(file -> file.toString().endsWith(".tck.yaml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new SettingsException("scenarioFiles names " + folder + ", which contains no *.tck.yaml file");
            }
            return files;
        } catch (IOException e) {
            throw new SettingsException(
                    "scenarioFiles names " + folder + ", which cannot be listed: " + e.getMessage());
        }
    }
}
