package io.graphqltck.reports.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The files of one report that consists of many, in a folder that may hold others too. They have names with the kit's prefix.
 * Those of an earlier report that are not written again are deleted, when all others are in place.
 */
public final class OwnFiles {

    /** With this the names of the kit's files begin, whatever stands before it. */
    public static final String MARK = "graphql-tck-";

    private final Path folder;
    private final String prefix;
    private final Set<String> written = new HashSet<>();

    /** {@code prefix}: of all names of this kind of report; it ends in {@link #MARK}. */
    public OwnFiles(Path folder, String prefix) {
        this.folder = folder;
        this.prefix = prefix;
    }

    /** Writes a file in one go; its name is the prefix and this. */
    public void write(String name, AtomicFile.Content content) throws IOException {
        AtomicFile.write(folder.resolve(prefix + name), content);
        written.add(prefix + name);
    }

    /** All is written: what an earlier report left is deleted. */
    public void finish() throws IOException {
        Files.createDirectories(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
            for (Path file : files) {
                if (!written.contains(String.valueOf(file.getFileName())) && Files.isRegularFile(file)) {
                    Files.delete(file);
                }
            }
        }
    }
}
