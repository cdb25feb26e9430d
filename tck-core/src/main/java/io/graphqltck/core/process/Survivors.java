package io.graphqltck.core.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The children that run now. What is left of them when this JVM ends, by Ctrl-C too, is killed. */
final class Survivors {

    private static final Set<ProcessTree> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ProcessTree::kill), "tck-kill-children"));
    }

    private Survivors() {}

    static void add(ProcessTree tree) {
        RUNNING.add(tree);
    }

    static void remove(ProcessTree tree) {
        RUNNING.remove(tree);
    }
}
