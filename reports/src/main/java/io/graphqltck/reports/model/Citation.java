package io.graphqltck.reports.model;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says in which document, of which edition, a requirement stands.
 *
 * @param document its title, or empty where the section names none
 * @param edition empty where the document has only one
 * @param place where in it, such as {@code lines 38-43} or {@code §5.5.1}
 */
public record Citation(String document, String edition, String url, String place) {

    private static final Pattern LINES = Pattern.compile(":\\d+(?:-\\d+)?");

    /** One for each document that the requirement's section names, such as {@code P:34, RFC 6455 §5.1}. */
    public static List<Citation> of(Protocol protocol, Requirement requirement) {
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
                .map(entry -> of(protocol.documents().get(entry.getKey()), entry.getValue()))
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

    private static Citation of(Protocol.@Nullable Document document, List<String> places) {
        String where = String.join(", ", places);
        Matcher lines = LINES.matcher(where);
        boolean several = places.size() > 1 || where.contains("-");
        if (lines.lookingAt()) {
            where = (several ? "lines " : "line ") + where.replace(":", "");
        }
        return document == null
                ? new Citation("", "", "", where)
                : new Citation(document.title(), document.edition(), document.url(), where);
    }

    /** In words. */
    public String text() {
        if (document.isEmpty()) {
            return place;
        }
        return document + (edition.isEmpty() ? "" : " (" + edition + ")") + (place.isEmpty() ? "" : ", " + place);
    }

    /** For programs; what is empty is left out. */
    public Json toJson() {
        Map<String, Json> members = new LinkedHashMap<>();
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("document", document);
        texts.put("edition", edition);
        texts.put("url", url);
        texts.put("place", place);
        texts.forEach((name, text) -> {
            if (!text.isEmpty()) {
                members.put(name, Json.of(text));
            }
        });
        return new Json.JsonObject(members);
    }
}
