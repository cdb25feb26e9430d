package io.graphqltck.core.load.yaml;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.text.Location;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A YAML value with its place, in the plain form that scenarios use. */
public sealed interface Yaml permits Yaml.Scalar, Yaml.Sequence, Yaml.Mapping {

    Location at();

    /** What this is, for «expected a list, but found …». */
    String describe();

    /** How many values it is, itself and all within. */
    long size();

    /** A scalar; {@code quoted} ones are strings whatever they look like. */
    record Scalar(Location at, String text, boolean quoted) implements Yaml {

        private static final int LONGEST_NUMBER = 1000;
        private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][-+]?\\d{1,9})?");

        @Override
        public long size() {
            return 1;
        }

        @Override
        public String describe() {
            return "`" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "`";
        }

        /** The JSON value by YAML 1.2's core schema. */
        public Json json() {
            if (quoted) {
                return Json.of(text);
            }
            return switch (text) {
                case "", "~", "null" -> Json.ofNull();
                case "true" -> Json.of(true);
                case "false" -> Json.of(false);
                default ->
                    text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()
                            ? new Json.JsonNumber(new BigDecimal(text))
                            : Json.of(text);
            };
        }
    }

    record Sequence(Location at, List<Yaml> items) implements Yaml {
        @Override
        public String describe() {
            return "a list";
        }

        @Override
        public long size() {
            return 1 + items.stream().mapToLong(Yaml::size).sum();
        }
    }

    record Mapping(Location at, Map<Scalar, Yaml> entries) implements Yaml {
        @Override
        public String describe() {
            return "a map";
        }

        @Override
        public long size() {
            return 1 + entries.values().stream().mapToLong(Yaml::size).sum();
        }

        public Map<String, Yaml> byName() {
            Map<String, Yaml> names = new LinkedHashMap<>();
            entries.forEach((key, value) -> names.put(key.text(), value));
            return names;
        }
    }
}
