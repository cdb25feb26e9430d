package io.graphqltck.core.load.yaml;

import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the members of one map, and reports what is unknown, missing or of another kind than expected. */
public final class Fields {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s)");

    private final Problems problems;
    private final Location at;
    private final Map<String, Yaml> values;
    private final Map<String, Location> places = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final boolean there;

    private Fields(Problems problems, Location at, Yaml.Mapping mapping, boolean there) {
        this.problems = problems;
        this.there = there;
        this.at = at;
        this.values = mapping.byName();
        mapping.entries().keySet().forEach(key -> places.put(key.text(), key.at()));
    }

    /** Of no map if the value is none, after reporting that; what it lacks is not reported as well. */
    public static Fields of(Yaml value, String what, Problems problems) {
        if (value instanceof Yaml.Mapping mapping) {
            return new Fields(problems, value.at(), mapping, true);
        }
        problems.add(value.at(), "expected " + what + " as a map, but found " + value.describe());
        return new Fields(problems, value.at(), new Yaml.Mapping(value.at(), Map.of()), false);
    }

    public Location at() {
        return at;
    }

    public Set<String> names() {
        return values.keySet();
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Location placeOf(String name) {
        return places.getOrDefault(name, at);
    }

    @Nullable
    public Yaml optional(String name) {
        asked.add(name);
        return values.get(name);
    }

    /** An empty text where it is missing, after reporting that. */
    public Yaml required(String name) {
        @Nullable Yaml value = optional(name);
        if (value == null) {
            if (there) {
                problems.add(at, "`" + name + "` is missing");
            }
            return new Yaml.Scalar(at, "", true);
        }
        return value;
    }

    public String text(String name) {
        return text(required(name), name);
    }

    @Nullable
    public String optionalText(String name) {
        @Nullable Yaml value = optional(name);
        return value == null ? null : text(value, name);
    }

    public String text(String name, String orElse) {
        @Nullable String text = optionalText(name);
        return text == null ? orElse : text;
    }

    public boolean flag(String name) {
        return flag(name, false);
    }

    public boolean flag(String name, boolean orElse) {
        @Nullable String text = optionalText(name);
        if (text == null) {
            return orElse;
        }
        if (!text.equals("true") && !text.equals("false")) {
            problems.add(placeOf(name), "`" + name + "` must be true or false, but is `" + text + "`");
        }
        return text.equals("true");
    }

    public Duration duration(String name, Duration orElse) {
        @Nullable String text = optionalText(name);
        if (text == null) {
            return orElse;
        }
        @Nullable Duration duration = duration(text);
        if (duration == null) {
            problems.add(placeOf(name), "`" + name + "` must be a time such as `300ms` or `2s`, but is `" + text + "`");
            return orElse;
        }
        return duration;
    }

    /** The time that a text such as {@code 300ms} says, or null. */
    public static @Nullable Duration duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }

    public List<String> texts(String name) {
        return items(name).stream().map(item -> text(item, name)).toList();
    }

    public Map<String, String> textMap(String name) {
        Map<String, String> map = new LinkedHashMap<>();
        map(name).forEach((key, value) -> map.put(key, text(value, key)));
        return map;
    }

    /** The list's items; none where it is missing. */
    public List<Yaml> items(String name) {
        @Nullable Yaml value = optional(name);
        return value == null ? List.of() : items(value, name);
    }

    /** The list's items; none where it is missing, after reporting that. */
    public List<Yaml> requiredItems(String name) {
        Yaml value = required(name);
        return has(name) ? items(value, name) : List.of();
    }

    public List<Yaml> items(Yaml value, String name) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items();
        }
        problems.add(value.at(), "`" + name + "` must be a list, but is " + value.describe());
        return List.of();
    }

    /** The map's entries; none where it is missing. */
    public Map<String, Yaml> map(String name) {
        @Nullable Yaml value = optional(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Yaml.Mapping mapping) {
            return mapping.byName();
        }
        problems.add(value.at(), "`" + name + "` must be a map, but is " + value.describe());
        return Map.of();
    }

    public String text(Yaml value, String name) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        problems.add(value.at(), "`" + name + "` must be a text, but is " + value.describe());
        return "";
    }

    /** One of these words. */
    public String word(String name, Set<String> known, String orElse) {
        @Nullable String text = optionalText(name);
        if (text == null) {
            return orElse;
        }
        if (!known.contains(text)) {
            problems.add(placeOf(name), "unknown " + name + " `" + text + "`. " + Nearest.hint(text, known));
            return orElse;
        }
        return text;
    }

    public void problem(String name, String text) {
        problems.add(placeOf(name), text);
    }

    /** Reports the members that nobody asked for. */
    public void refuseOthers() {
        List<String> known = new ArrayList<>(asked);
        for (String name : values.keySet()) {
            if (!asked.contains(name)) {
                problems.add(placeOf(name), "unknown key `" + name + "`. " + Nearest.hint(name, known));
            }
        }
    }
}
