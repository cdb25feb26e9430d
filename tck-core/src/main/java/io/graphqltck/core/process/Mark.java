package io.graphqltck.core.process;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A word in the environment of a child. All that it starts inherits it, also what has left its tree and its session, and can be
 * found by it where the system tells the environment of processes: below {@code /proc} on Linux. Elsewhere nothing is found.
 */
final class Mark {

    /** The words of all marks that a process bears: a kit that another kit tests adds its own after the other's. */
    static final String VARIABLE = "GRAPHQL_TCK_CHILD";

    private static final Path PROCESSES = Path.of("/proc");
    // what starts processes faster than they can be ended must be stopped by the system
    private static final int MOST_PASSES = 100;
    private static final String KIT = KitProcess.word() + UUID.randomUUID();
    private static final AtomicLong LAST = new AtomicLong();

    private final String word = KIT + "/" + LAST.incrementAndGet();

    /** Puts it into this environment. */
    void putInto(Map<String, String> environment) {
        environment.merge(VARIABLE, word, (others, own) -> others + " " + own);
    }

    /** Kills all that bear it. */
    void endBearers() {
        Set<ProcessHandle> ended = new HashSet<>();
        // one that is found may have started another meanwhile
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            List<ProcessHandle> found = bearers();
            found.forEach(ProcessHandle::destroyForcibly);
            if (!ended.addAll(found)) {
                return;
            }
        }
    }

    /** Kills what kits have left behind that were killed themselves; how many there were. */
    static int endOrphans() {
        List<ProcessHandle> orphans = bearers(environment -> words(environment).anyMatch(KitProcess::isGone));
        orphans.forEach(ProcessHandle::destroyForcibly);
        return orphans.size();
    }

    private List<ProcessHandle> bearers() {
        return bearers(environment -> environment.contains(word) // quickly no, for nearly all of them
                && words(environment).anyMatch(word::equals));
    }

    private static Stream<String> words(String environment) {
        return Arrays.stream(environment.split("\0", -1))
                .filter(variable -> variable.startsWith(VARIABLE + "="))
                .flatMap(variable ->
                        Arrays.stream(variable.substring(VARIABLE.length() + 1).split(" ", -1)));
    }

    private static List<ProcessHandle> bearers(Predicate<String> wanted) {
        List<ProcessHandle> bearers = new ArrayList<>();
        if (!Files.isDirectory(PROCESSES)) {
            return bearers;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROCESSES, "[0-9]*")) {
            for (Path process : processes) {
                // First the handle: it tells a process from another that gets the same number later.
                Optional<ProcessHandle> handle =
                        ProcessHandle.of(Long.parseLong(process.getFileName().toString()));
                if (handle.isPresent() && isBorneBy(process, wanted)) {
                    bearers.add(handle.get());
                }
            }
        } catch (IOException e) {
            // where processes cannot be listed, there is the tree alone
        }
        return bearers;
    }

    private static boolean isBorneBy(Path process, Predicate<String> wanted) {
        try (InputStream in = new FileInputStream(process.resolve("environ").toFile())) {
            String environment = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            return environment.contains(VARIABLE) && wanted.test(environment);
        } catch (IOException e) {
            return false; // ended meanwhile, or somebody else's
        }
    }
}
