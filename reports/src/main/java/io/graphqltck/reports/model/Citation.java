package io.graphqltck.reports.model;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in which document, of which edition, a requirement stands. */
public final class Citation {

    private static final Pattern LINES = Pattern.compile(":\\d+(?:-\\d+)?");

    private Citation() {}

    /** One text for each document that the requirement's section names, such as {@code P:34, RFC 6455 §5.1}. */
    public static List<String> of(Protocol protocol, Requirement requirement) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        String last = "";
        for (String part : requirement.section().split(",", -1)) {
            String place = part.strip();
            String key = key(protocol, place, last);
            places.computeIfAbsent(key, name -> new ArrayList<>())
                    .add(place.substring(place.startsWith(key) ? key.length() : 0)
                            .strip());
            last = key;
        }
        return places.entrySet().stream()
                .map(entry -> words(protocol.documents().get(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** The longest name of a document with which the place begins; a bare section belongs to the one named before. */
    private static String key(Protocol protocol, String place, String last) {
        String longest = place.startsWith("§") ? last : "";
        for (String name : protocol.documents().keySet()) {
            boolean named = place.startsWith(name)
                    && (place.length() == name.length() || !Character.isLetterOrDigit(place.charAt(name.length())));
            if (named && name.length() > longest.length()) {
                longest = name;
            }
        }
        return longest;
    }

    private static String words(Protocol.@Nullable Document document, List<String> places) {
        String where = String.join(", ", places);
        Matcher lines = LINES.matcher(where);
        boolean several = places.size() > 1 || where.contains("-");
        if (lines.lookingAt()) {
            where = (several ? "lines " : "line ") + where.replace(":", "");
        }
        if (document == null) {
            return where;
        }
        String edition = document.edition().isEmpty() ? "" : " (" + document.edition() + ")";
        return document.title() + edition + (where.isEmpty() ? "" : ", " + where);
    }
}
