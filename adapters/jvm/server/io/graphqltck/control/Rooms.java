package io.graphqltck.control;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Who listens in each room. */
public final class Rooms {
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();

    public void enter(String key, Consumer<String> listener) {
        listeners.computeIfAbsent(key, name -> new CopyOnWriteArrayList<>()).add(listener);
    }

    public void leave(String key, Consumer<String> listener) {
        listeners.getOrDefault(key, List.of()).remove(listener);
    }

    /** One text at a time, so that all hear them in the same order. */
    public synchronized void say(String key, String text) {
        listeners.getOrDefault(key, List.of()).forEach(listener -> listener.accept(text));
    }
}
