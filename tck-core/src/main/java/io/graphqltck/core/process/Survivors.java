package io.graphqltck.core.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The children that run now. What is left of them when this JVM ends, by Ctrl-C too, is killed. */
final class Survivors {

    private static final Set<ProcessTree> RUNNING = ConcurrentHashMap.newKeySet();

    private static volatile boolean ending;

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Survivors::end, "tck-kill-children"));
    }

    private Survivors() {}

    private static void end() {
        ending = true;
        RUNNING.forEach(ProcessTree::kill);
    }

    static void add(ProcessTree tree) {
        RUNNING.add(tree);
        if (ending) {
            // Something restarts what the end of the JVM has just killed.
            tree.kill();
        }
    }

    static void remove(ProcessTree tree) {
        RUNNING.remove(tree);
    }
}
