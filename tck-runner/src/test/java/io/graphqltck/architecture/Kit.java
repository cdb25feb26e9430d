package io.graphqltck.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kit's own code, compiled and as it is written. */
final class Kit {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.graphqltck");

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Kit() {}

    /** The names of the protocols, each with the prefix of its ids. */
    static Map<String, String> protocols() {
        return Catalog.load(DataFiles.ofFolder(ROOT.resolve("scenarios"))).protocols().stream()
                .collect(Collectors.toMap(Protocol::name, Protocol::prefix));
    }

    /** The main sources of the modules that are published: paths from the root, and texts. */
    static Map<String, String> sources() {
        return javaFiles("[^/]+/src/main/java/.*");
    }

    /** The sources of all tests, and of the projects that are built as users' are. */
    static Map<String, String> testSources() {
        return javaFiles("[^/]+/src/(test/java|it)/.*|examples/.*");
    }

    private static Map<String, String> javaFiles(String paths) {
        Map<String, String> sources = new TreeMap<>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    String name = String.valueOf(folder.getFileName());
                    boolean others = !folder.equals(ROOT)
                            && (name.equals("target") || name.equals("node_modules") || name.startsWith("."));
                    return others ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = ROOT.relativize(file).toString().replace('\\', '/');
                    if (path.endsWith(".java") && path.matches(paths)) {
                        sources.put(path, Files.readString(file));
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sources;
    }
}
