package io.graphqltck.core.select;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Nearest;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says what there is where no scenario has an id: the nearest one of the same protocol, and the protocol's themes. */
final class UnknownId {

    private static final Pattern REQUIREMENT = Pattern.compile("[A-Za-z]{2,5}-[A-Za-z]-\\d{1,4}");

    private UnknownId() {}

    /** One or two sentences. */
    static String hint(Catalog catalog, String pattern) {
        String protocol = beginning(pattern, 1).toLowerCase(Locale.ROOT);
        List<String> ids = catalog.scenarios().stream().flatMap(Scenario::names).toList();
        List<String> same =
                ids.stream().filter(id -> beginning(id, 1).equals(protocol)).toList();
        if (same.isEmpty() && REQUIREMENT.matcher(pattern).matches()) {
            List<String> requirements = catalog.protocols().stream()
                    .flatMap(one -> one.requirements().keySet().stream())
                    .toList();
            return "As the id of a requirement it is unknown, too. "
                    + Nearest.hint(pattern.toUpperCase(Locale.ROOT), requirements);
        }
        if (same.isEmpty()) {
            Set<String> protocols = new TreeSet<>();
            ids.forEach(id -> protocols.add(beginning(id, 1)));
            String word = nearest(pattern, ids);
            boolean near = Nearest.apart(pattern, word) <= Math.max(1, pattern.length() / 3);
            return (near ? "Did you mean `" + word + "`?" : Nearest.hint(protocol, protocols)) + " Ids begin with "
                    + listed(protocols) + ".";
        }
        Set<String> themes = new TreeSet<>();
        same.forEach(id -> themes.add(beginning(id, 2)));
        return "Did you mean `" + nearest(pattern, same) + "`? Themes: " + listed(themes) + ".";
    }

    /** Short beginnings first: {@code gtws.init} is a better hint for a mistyped theme than one of its scenarios. */
    private static String nearest(String pattern, List<String> ids) {
        Set<String> words = new LinkedHashSet<>();
        for (int parts = 2; parts <= 4; parts++) {
            int most = parts;
            ids.forEach(id -> words.add(beginning(id, most)));
        }
        words.addAll(ids);
        return words.stream()
                .min(Comparator.comparingInt(word -> Nearest.apart(pattern, word)))
                .orElseThrow();
    }

    /** The first parts of an id, this number of them. */
    private static String beginning(String id, int parts) {
        int end = -1;
        for (int i = 0; i < parts; i++) {
            int next = id.indexOf('.', end + 1);
            if (next < 0) {
                return id;
            }
            end = next;
        }
        return id.substring(0, end);
    }

    private static String listed(Set<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
