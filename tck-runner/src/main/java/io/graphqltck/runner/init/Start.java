package io.graphqltck.runner.init;

import io.graphqltck.core.text.Nearest;
import io.graphqltck.runner.CommandException;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a starting folder is for. The templates decide what there is: each combination has a resource
 * {@code templates/LANGUAGE/ROLE/subject@PROTOCOL.yaml}.
 */
public record Start(String role, String language, String protocol) {

    private static final Pattern SUBJECT = Pattern.compile("templates/([^/]+)/([^/]+)/subject@([^/]+)\\.yaml");

    /**
     * The start for these words.
     *
     * @throws CommandException that names the nearest known word, or what there is in place of the combination
     */
    public static Start of(String role, String language, String protocol) {
        List<Start> all = all();
        known("role", role, all.stream().map(Start::role).toList());
        known("language", language, all.stream().map(Start::language).toList());
        Start wanted = new Start(role, language, protocol);
        if (!all.contains(wanted)) {
            TreeSet<String> protocols = new TreeSet<>();
            all.stream()
                    .filter(start -> start.role.equals(role) && start.language.equals(language))
                    .forEach(start -> protocols.add(start.protocol));
            throw CommandException.badInput("there is no starting folder for a " + role + " in " + language + " with `"
                    + protocol + "`; choose with --protocol one of: " + String.join(", ", protocols));
        }
        return wanted;
    }

    /** What is meant where no protocol is named. */
    public static String usualProtocol() {
        return Resources.read("templates/common/protocol").trim();
    }

    /** Every combination, in a fixed order. */
    public static List<Start> all() {
        return Resources.names().stream()
                .map(SUBJECT::matcher)
                .filter(Matcher::matches)
                .map(found -> new Start(found.group(2), found.group(1), found.group(3)))
                .toList();
    }

    private static void known(String what, String word, Collection<String> known) {
        if (!known.contains(word)) {
            throw CommandException.badInput(
                    "unknown " + what + " `" + word + "`. " + Nearest.hint(word, new TreeSet<>(known)));
        }
    }
}
