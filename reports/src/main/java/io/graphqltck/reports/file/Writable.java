package io.graphqltck.reports.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out whether a folder can be written into, before it matters. */
public final class Writable {

    private Writable() {}

    /** What is wrong with the folder, in a sentence for the user; nothing where it is there or could be made. */
    public static Optional<String> problem(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".graphql-tck-", ".probe"));
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("cannot write into " + folder + " (" + why(e, folder)
                    + "); name another folder, or change its permissions");
        }
    }

    private static String why(IOException e, Path folder) {
        return Files.isRegularFile(folder) ? "it is a file" : e.getClass().getSimpleName();
    }
}
