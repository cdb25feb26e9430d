package io.graphqltck.reports.redact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Secrets that were seen where they are known to be secrets, to find them again where nothing tells: in error messages. */
final class KnownSecrets {

    /** Shorter ones would tear words apart. */
    private static final int SHORTEST = 6;

    private static final int LONGEST = 4096;
    private static final int LONGEST_SCHEME = 20;
    private static final int MOST = 100;
    private static final int MOST_CUTS = 20;
    private static final int SHORTEST_START = 4;

    /** Words that every protocol uses and a careless payload may hold as well. */
    private static final Set<String> HARMLESS =
            Set.of("bearer", "client", "graphql", "message", "payload", "server", "subscription", "websocket");

    private final Set<String> values = new LinkedHashSet<>();
    private final Set<String> harmless = new HashSet<>(HARMLESS);
    private List<String> longestFirst = List.of();

    /** {@code words}: the protocols' own, no secrets wherever they stand. */
    KnownSecrets(Collection<String> given, Collection<String> words) {
        words.forEach(word -> harmless.add(word.toLowerCase(Locale.ROOT)));
        given.forEach(this::add);
    }

    void add(String value) {
        String text = value.strip();
        int space = text.indexOf(' ');
        if (space > 0 && space < LONGEST_SCHEME) {
            addWhole(text.substring(space + 1).strip()); // a scheme and its credentials
            addParameters(text.substring(space + 1));
        }
        addWhole(text);
    }

    /** Credentials may be a list of parameters (RFC 9110 §11.4), of which some are told by their names. */
    private void addParameters(String credentials) {
        for (String parameter : credentials.split("[,\\s]+", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && SecretNames.contains(parameter.substring(0, equals))) {
                addWhole(parameter.substring(equals + 1));
            }
        }
    }

    private void addWhole(String text) {
        if (text.length() < SHORTEST
                || values.size() >= MOST
                || text.contains(Redactor.MASK)
                || harmless.contains(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        values.add(kept);
        values.add(JsonStrings.encode(kept));
    }

    /** All have been added; before that nothing is masked. */
    void complete() {
        List<String> sorted = new ArrayList<>(values);
        sorted.sort(Comparator.comparingInt(String::length).reversed());
        longestFirst = sorted;
    }

    String mask(String text) {
        String masked = text;
        for (String value : longestFirst) {
            masked = masked.replace(value, Redactor.MASK);
        }
        return longestFirst.isEmpty() ? masked : maskCuts(masked);
    }

    /** A text that was shortened may end within a secret: at its end, or before an ellipsis. */
    private String maskCuts(String text) {
        StringBuilder masked = new StringBuilder(text);
        int end = text.length();
        for (int cuts = 0; end > 0 && cuts < MOST_CUTS; cuts++) {
            int start = startOfSecretBefore(text, end);
            if (start < end) {
                masked.replace(start, end, Redactor.MASK);
            }
            end = text.lastIndexOf('…', start - 1);
        }
        return masked.toString();
    }

    private int startOfSecretBefore(String text, int end) {
        for (String value : longestFirst) {
            String start = value.substring(0, SHORTEST_START);
            int at = text.indexOf(start, Math.max(0, end - value.length() + 1));
            while (at >= 0 && at + SHORTEST_START <= end) {
                if (value.startsWith(text.substring(at, end))) {
                    return at;
                }
                at = text.indexOf(start, at + 1);
            }
        }
        return end;
    }
}
