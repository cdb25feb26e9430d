package io.graphqltck.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The process of a kit as its children's marks name it: by its number, when it began, and where numbers of processes mean the
 * same. So a later kit can tell whether the one that started a child still runs. Where the system does not say it, nothing is
 * told of it.
 */
final class KitProcess {

    private static final Path PROCESSES = Path.of("/proc");

    /** Of {@code /proc/N/stat} after the program's name, which may hold anything. */
    private static final int BEGAN = 19;

    private static final int PARTS = 4;

    private KitProcess() {}

    /** The beginning of this kit's marks; empty where the system does not tell. */
    static String word() {
        @Nullable String space = space();
        @Nullable String began = began("self");
        return space == null || began == null
                ? ""
                : space + "." + ProcessHandle.current().pid() + "." + began + ".";
    }

    /** Whether the kit that made this mark is known to have ended. */
    static boolean isGone(String mark) {
        String[] parts = mark.split("\\.", PARTS);
        if (parts.length < PARTS || !parts[1].matches("[0-9]{1,9}") || !parts[0].equals(space())) {
            return false; // of a kit that could not say it, or that numbers processes otherwise
        }
        return !parts[2].equals(began(parts[1]));
    }

    /** Containers number their processes again. */
    private static @Nullable String space() {
        try {
            String name =
                    Files.readSymbolicLink(PROCESSES.resolve("self/ns/pid")).toString();
            return name.replaceAll("[^0-9]", "");
        } catch (IOException | UnsupportedOperationException e) {
            return null;
        }
    }

    /** When a process began, in the system's own measure; null where there is none of this number. */
    private static @Nullable String began(String process) {
        try {
            String stat = Files.readString(PROCESSES.resolve(process).resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return fields.length > BEGAN ? fields[BEGAN] : null;
        } catch (IOException e) {
            return null;
        }
    }
}
