package io.graphqltck.core.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Starts a program, or says in one sentence why that cannot be done and what to do. */
final class Launch {

    private static final String TOO_LONG = "error=7,"; // E2BIG, as the JDK words it

    private Launch() {}

    /** {@code mark}: what it is to bear, or null for nothing. */
    static Process launch(ChildCommand command, @Nullable Mark mark) throws ProcessException {
        if (command.argv().isEmpty() || command.argv().get(0).isBlank()) {
            throw new ProcessException("the command is empty; name a program and its arguments");
        }
        String program = command.argv().get(0);
        if (program.indexOf('\0') >= 0) {
            throw cannot(program.replace("\0", "\\0"), "its name has the character NUL", "remove it");
        }
        if (!Files.isDirectory(command.folder())) {
            throw cannot(program, "the folder " + command.folder() + " does not exist", "correct the folder");
        }
        List<String> argv = new ArrayList<>(command.argv());
        if (hasPath(program)) {
            // platforms differ in whether it is relative to the kit's folder or to the child's
            argv.set(0, command.folder().resolve(program).toAbsolutePath().toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(argv).directory(command.folder().toFile());
        try {
            builder.environment().putAll(command.environment());
            if (mark != null) {
                mark.putInto(builder.environment());
            }
            return builder.start();
        } catch (IOException | IllegalArgumentException e) {
            throw why(program, command.folder(), String.valueOf(e.getMessage()));
        }
    }

    private static ProcessException why(String program, Path folder, String message) {
        if (message.contains(TOO_LONG)) {
            String tooLong = "its arguments and environment are longer than this system allows";
            return new ProcessException(sentence(program, tooLong, "pass less through the command line"), true);
        }
        if (!hasPath(program)) {
            return onPath(program)
                    ? cannot(program, message, "correct the command")
                    : cannot(program, "no such program is on the PATH", "install it, or give its whole path");
        }
        Path file = folder.resolve(program).toAbsolutePath().normalize();
        if (Files.isDirectory(file)) {
            return cannot(program, file + " is a folder", "name a program");
        }
        if (!Files.exists(file)) {
            return cannot(program, file + " does not exist", "install the subject first, or correct the command");
        }
        if (!Files.isExecutable(file)) {
            return cannot(program, file + " is not executable", "make it so (chmod +x), or name its interpreter first");
        }
        return cannot(program, message, "see whether its interpreter (the #! line) exists");
    }

    private static ProcessException cannot(String program, String why, String remedy) {
        return new ProcessException(sentence(program, why, remedy));
    }

    private static String sentence(String program, String why, String remedy) {
        return "\"" + program + "\" cannot be started: " + why + "; " + remedy;
    }

    private static boolean hasPath(String program) {
        return program.indexOf('/') >= 0 || program.indexOf(File.separatorChar) >= 0;
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        if (path == null) {
            return false;
        }
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(new File(folder, program).toPath())) {
                return true;
            }
        }
        return false;
    }
}
