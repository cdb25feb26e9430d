package io.graphqltck.client.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What was checked of an adapter, in that order, and what came of it. */
final class CheckedItems {

    private final List<AdapterCheckReport.Item> items = new ArrayList<>();

    List<AdapterCheckReport.Item> all() {
        return items;
    }

    boolean areFlawless() {
        return items.stream().allMatch(AdapterCheckReport.Item::ok);
    }

    void ok(String name) {
        check(name, true, () -> "", "");
    }

    void wrong(String name, String problem, String remedy) {
        check(name, false, () -> problem, remedy);
    }

    void check(String name, boolean ok, Supplier<String> problem, String remedy) {
        items.add(new AdapterCheckReport.Item(name, ok, ok ? "" : problem.get(), ok ? "" : remedy));
    }
}
