package io.graphqltck.client.process;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the check of an adapter found.
 *
 * @param complete whether all checks were made; an adapter that does not greet can be checked no further
 */
public record AdapterCheckReport(List<Item> items, boolean complete) {

    public AdapterCheckReport {
        items = List.copyOf(items);
    }

    /**
     * One check.
     *
     * @param name what an adapter must do
     * @param problem what is wrong, or empty
     * @param remedy what to do about it, or empty
     */
    public record Item(String name, boolean ok, String problem, String remedy) {}

    /** This one with the items of another. */
    public AdapterCheckReport and(AdapterCheckReport other) {
        return new AdapterCheckReport(
                Stream.concat(items.stream(), other.items.stream()).toList(), complete && other.complete);
    }

    /** Whether all checks were made and none found anything. */
    public boolean ok() {
        return complete && items.stream().allMatch(Item::ok);
    }

    /** For people, in lines. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Item item : items) {
            text.append(item.ok() ? "ok      " : "WRONG   ").append(item.name()).append('\n');
            if (!item.ok()) {
                detail(text, "what is wrong", item.problem());
                detail(text, "what to do", item.remedy());
            }
        }
        long good = items.stream().filter(Item::ok).count();
        text.append(good).append(" of ").append(items.size()).append(" checks passed");
        if (!complete) {
            text.append("; the others could not run");
        }
        return text.append('\n').toString();
    }

    private static void detail(StringBuilder text, String label, String sentence) {
        text.append("        ")
                .append(label)
                .append(": ")
                .append(sentence.replace("\n", "\n        "))
                .append('\n');
    }
}
