package io.graphqltck.subjects.vertx;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who listens in each room. */
final class Rooms {
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    void enter(String key, Consumer<String> listener) {
        listeners.computeIfAbsent(key, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    void leave(String key, Consumer<String> listener) {
        listeners.getOrDefault(key, List.of()).remove(listener);
    }

    /** One text at a time, so that all hear them in the same order. */
    synchronized void say(String key, String text) {
        listeners.getOrDefault(key, List.of()).forEach(listener -> listener.accept(text));
    }
}
