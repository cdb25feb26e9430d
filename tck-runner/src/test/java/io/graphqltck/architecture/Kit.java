package io.graphqltck.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.DataFiles;
import io.graphqltck.core.model.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kit's own code, compiled and as it is written. */
final class Kit {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.graphqltck");

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Kit() {}

    /** The names of the protocols, each with the prefix of its ids. */
    static Map<String, String> protocols() {
        return Catalog.load(DataFiles.ofFolder(ROOT.resolve("scenarios"))).protocols().stream()
                .collect(Collectors.toMap(Protocol::name, Protocol::prefix));
    }

    /** The main sources of the modules that are published: paths from the root, and texts. */
    static Map<String, String> sources() {
        Map<String, String> sources = new TreeMap<>();
        try (Stream<Path> modules = Files.list(ROOT)) {
            for (Path folder : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(folder)) {
                    for (Path file :
                            files.filter(f -> f.toString().endsWith(".java")).toList()) {
                        sources.put(ROOT.relativize(file).toString().replace('\\', '/'), Files.readString(file));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
