package io.graphqltck.adapter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the application of one session is to do within the callbacks of its library, each once. */
final class Orders {

    private record Order(String operation, String on, Map<String, Object> then) {}

    private final Consumer<Map<String, Object>> carryOut;
    private final List<Order> waiting = new ArrayList<>();

    /** {@code carryOut}: carries out a command without its session, in the thread of the callback. */
    Orders(Consumer<Map<String, Object>> carryOut) {
        this.carryOut = carryOut;
    }

    /** Takes the command {@code when}. */
    @SuppressWarnings("unchecked")
    synchronized void add(Map<String, Object> when) {
        if (!(when.get("then") instanceof Map<?, ?> then)) {
            throw new IllegalArgumentException("`when` has nothing to do `then`");
        }
        waiting.add(new Order((String) when.get("operation"), (String) when.get("on"), (Map<String, Object>) then));
    }

    /** Carries out what was ordered for any of these cues of the operation. */
    void obey(String operation, String... cues) {
        for (Order order : due(operation, Arrays.asList(cues))) {
            carryOut.accept(order.then());
        }
    }

    /** The lock is free while an order is carried out: what it does may end another operation. */
    private synchronized List<Order> due(String operation, List<String> cues) {
        List<Order> due = waiting.stream()
                .filter(order -> operation.equals(order.operation()) && cues.contains(order.on()))
                .toList();
        waiting.removeAll(due);
        return due;
    }
}
