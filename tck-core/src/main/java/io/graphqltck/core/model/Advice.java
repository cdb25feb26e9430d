package io.graphqltck.core.model;

import java.util.Map;

/**
 * What to look at first when something fails, in one line each.
 *
 * @param themes by the theme of the scenario
 * @param rules by the id of the requirement
 */
public record Advice(Map<String, String> themes, Map<String, String> rules) {

    public static final Advice NONE = new Advice(Map.of(), Map.of());

    public Advice {
        themes = Map.copyOf(themes);
        rules = Map.copyOf(rules);
    }

    /** For a deviation from this requirement in a scenario of this theme; empty where there is nothing to say. */
    public String of(String requirement, String theme) {
        return rules.getOrDefault(requirement, themes.getOrDefault(theme, ""));
    }
}
