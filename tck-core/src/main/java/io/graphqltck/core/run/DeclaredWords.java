package io.graphqltck.core.run;

import io.graphqltck.core.model.Capability;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds words in a subject's declarations that belong to none of its protocols: they would silently skip scenarios. */
public final class DeclaredWords {

    private DeclaredWords() {}

    /** The first wrong word, with the words that there are, such as {@code capability `querys`. …}; or nothing. */
    public static Optional<String> problem(SubjectInfo subject, Collection<Protocol> protocols) {
        Set<String> capabilities = new TreeSet<>();
        Set<String> parameters = new TreeSet<>();
        for (Protocol protocol : protocols) {
            CapabilityTable table = CapabilityTable.of(protocol, subject.role());
            capabilities.addAll(table.words());
            capabilities.removeAll(table.words(Capability.Kind.PARAMETER));
            parameters.addAll(table.words(Capability.Kind.PARAMETER));
        }
        if (capabilities.contains("queries")) {
            // A client that sends queries need not say it of mutations, but may.
            capabilities.add("mutations");
        }
        Set<String> declared = new TreeSet<>(subject.declared());
        String where = protocols.stream().map(Protocol::name).collect(Collectors.joining(" and "));
        return unknown("capability", declared, capabilities, subject, where)
                .or(() -> unknown("parameter", subject.parameters().keySet(), parameters, subject, where));
    }

    private static Optional<String> unknown(
            String what, Set<String> declared, Set<String> known, SubjectInfo subject, String where) {
        return new TreeSet<>(declared)
                .stream()
                        .filter(word -> !known.contains(word))
                        .findFirst()
                        .map(word ->
                                what + " `" + word + "`. " + list(what, Nearest.first(word, known), subject, where));
    }

    private static String list(String what, List<String> known, SubjectInfo subject, String where) {
        String plural = what.equals("capability") ? "capabilities" : "parameters";
        String of = " of a " + subject.role().word() + " with " + where;
        return known.isEmpty()
                ? "There are no " + plural + of
                : "The " + plural + of + " are, nearest first: "
                        + known.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
