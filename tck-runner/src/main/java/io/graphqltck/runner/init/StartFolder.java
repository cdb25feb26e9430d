package io.graphqltck.runner.init;

import io.graphqltck.runner.CommandException;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A starting folder that was written.
 *
 * @param files their names in the folder, in order
 * @param missing programs that its commands start, and that are not on the {@code PATH}
 * @param workflowIsElsewhere its workflow belongs at the root of the repository that the folder is in
 */
public record StartFolder(List<String> files, List<String> missing, boolean workflowIsElsewhere) {

    public StartFolder {
        files = List.copyOf(files);
        missing = List.copyOf(missing);
    }

    /**
     * Writes the folder.
     *
     * @throws CommandException when the folder is not empty, or cannot be written
     */
    public static StartFolder write(Start start, Path folder, Map<String, String> environment) {
        Path absolute = folder.toAbsolutePath().normalize();
        requireEmpty(folder);
        String inRepository = inRepository(absolute);
        Template template = Template.of(start, nameOf(absolute, start), inRepository);
        Path file = folder;
        try {
            for (Map.Entry<String, String> entry : template.files().entrySet()) {
                file = folder.resolve(entry.getKey());
                Files.createDirectories(absolute.resolve(entry.getKey()).getParent());
                Files.writeString(file, entry.getValue());
            }
        } catch (IOException e) {
            throw CommandException.badInput("cannot write " + file + ": " + reason(e) + "; name another folder");
        }
        return new StartFolder(
                List.copyOf(template.files().keySet()),
                template.tools().stream()
                        .filter(tool -> !isOnPath(tool, environment))
                        .toList(),
                !inRepository.equals("."));
    }

    private static void requireEmpty(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw CommandException.badInput(folder + " is a file; name a folder that is empty or does not exist");
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> there = files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
            if (!there.isEmpty() && !there.equals(List.of(".git"))) {
                throw CommandException.badInput("the folder " + folder + " is not empty: it has "
                        + (there.size() == 1 ? there.get(0) : there.get(0) + " and " + (there.size() - 1) + " more")
                        + "; name one that is empty or does not exist");
            }
        } catch (IOException e) {
            throw CommandException.badInput("cannot read the folder " + folder + ": " + reason(e));
        }
    }

    /** A name that a {@code subject.yaml} may have. */
    private static String nameOf(Path folder, Start start) {
        @Nullable Path last = folder.getFileName();
        String name = last == null
                ? ""
                : last.toString()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^[^a-z]+|(?<!-)-+$", "");
        return name.isEmpty() ? "my-" + start.role() : name;
    }

    /** Where the folder is in the repository of Git around it, {@code .} for its root. */
    private static String inRepository(Path folder) {
        for (@Nullable Path root = folder; root != null; root = root.getParent()) {
            if (Files.exists(root.resolve(".git"))) {
                String path = root.relativize(folder).toString().replace(File.separatorChar, '/');
                return path.isEmpty() ? "." : path;
            }
        }
        return ".";
    }

    private static boolean isOnPath(String tool, Map<String, String> environment) {
        List<String> names = new ArrayList<>(List.of(tool));
        if (File.separatorChar == '\\') {
            names.addAll(List.of(tool + ".exe", tool + ".cmd"));
        }
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                .filter(folder -> !folder.isBlank())
                .anyMatch(folder -> names.stream().anyMatch(name -> new File(folder, name).canExecute()));
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is a file";
        }
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getReason()
                : String.valueOf(e.getMessage());
    }
}
