package io.graphqltck.core.process;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A process and those that it started. When a process ends, the system forgets whose children its children were; so they are
 * remembered while it lives. What was orphaned before that is known by the mark alone.
 */
final class ProcessTree {

    private final ProcessHandle root;
    private final @Nullable Mark mark;
    private final Set<ProcessHandle> descendants = ConcurrentHashMap.newKeySet();

    /** {@code mark}: what all of it bears, or null where what leaves the tree may stay. */
    ProcessTree(ProcessHandle root, @Nullable Mark mark) {
        this.root = root;
        this.mark = mark;
    }

    /** Remembers those that run now. */
    void remember() {
        root.descendants().forEach(descendants::add);
    }

    /** Kills all of it at once. */
    void kill() {
        remember();
        root.destroyForcibly(); // first, so that it starts no more
        for (ProcessHandle known : List.copyOf(descendants)) {
            known.descendants().forEach(descendants::add);
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
        if (mark != null) {
            mark.endBearers();
        }
    }

    /** What Ctrl-C does in a terminal: all of them get SIGINT; where there are no signals, an ordinary request to end. */
    void interrupt() {
        remember();
        List<String> pids = Stream.concat(Stream.of(root), descendants.stream())
                .filter(ProcessHandle::isAlive)
                .map(handle -> Long.toString(handle.pid()))
                .toList();
        if (pids.isEmpty()) {
            return;
        }
        try {
            // the JDK itself can send only SIGTERM and SIGKILL
            List<String> argv = Stream.concat(Stream.of("sh", "-c", "kill -INT \"$@\"", "sh"), pids.stream())
                    .toList();
            new ProcessBuilder(argv)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            root.destroy();
        }
    }
}
