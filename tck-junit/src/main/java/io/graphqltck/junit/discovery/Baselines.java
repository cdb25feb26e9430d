package io.graphqltck.junit.discovery;

import io.graphqltck.core.load.BaselineFile;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.text.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the baseline that a class names. */
final class Baselines {

    private Baselines() {}

    /** @throws SettingsException when it is not there, or names a scenario that nobody knows */
    static Baseline read(String name, Class<?> type, Catalog catalog) {
        if (name.isBlank()) {
            return Baseline.EMPTY;
        }
        Baseline baseline =
                Files.isRegularFile(Path.of(name)) ? BaselineFile.read(Path.of(name)) : resource(name, type);
        List<String> ids = catalog.scenarios().stream().map(Scenario::id).toList();
        for (Baseline.Known entry : baseline.known()) {
            if (catalog.scenario(entry.id()).isEmpty()) {
                throw new SettingsException(
                        name + ": unknown scenario `" + entry.id() + "`. " + Nearest.hint(entry.id(), ids));
            }
        }
        return baseline;
    }

    private static Baseline resource(String name, Class<?> type) {
        try (@Nullable InputStream stream = type.getClassLoader().getResourceAsStream(name)) {
            if (stream == null) {
                throw new SettingsException("the baseline `" + name + "` of " + type.getName()
                        + " is neither a file nor a resource on the class path");
            }
            return BaselineFile.read(name, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new SettingsException("the baseline `" + name + "` cannot be read: " + e.getMessage());
        }
    }
}
