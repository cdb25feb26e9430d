package io.graphqltck.reports.redact;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Requirement;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the user gave the kit as a secret, and the words that are none wherever they stand. */
final class GivenSecrets {

    private static final int SHORTEST = 6;
    private static final int LONGEST_SCHEME = 20;
    private static final int MOST_LETTERS = 1 << 18;

    /** Words that every protocol uses and a careless payload may hold as well. */
    private static final Set<String> HARMLESS =
            Set.of("bearer", "client", "graphql", "message", "payload", "server", "subscription", "websocket");

    private final Collection<String> secrets;
    private final Set<String> words;
    private final String vocabulary;
    private final SecretIndex index = new SecretIndex(MOST_LETTERS);

    private GivenSecrets(Collection<String> secrets, Set<String> words, String vocabulary) {
        this.secrets = List.copyOf(secrets);
        this.words = words;
        this.vocabulary = vocabulary;
        Set<String> whole = new LinkedHashSet<>();
        for (String secret : secrets) {
            String text = secret.strip();
            int space = text.indexOf(' ');
            if (space > 0 && space < LONGEST_SCHEME) {
                whole.add(text.substring(space + 1).strip());
            }
            whole.add(text);
        }
        whole.stream()
                .filter(secret -> secret.length() >= SHORTEST && !isHarmless(secret.toLowerCase(Locale.ROOT)))
                .forEach(secret -> Disguises.add(secret, true, index));
        index.complete();
    }

    static GivenSecrets of(Collection<String> secrets) {
        return new GivenSecrets(secrets, HARMLESS, "");
    }

    GivenSecrets knowing(Collection<Protocol> protocols) {
        Set<String> known = new HashSet<>(words);
        StringBuilder sentences = new StringBuilder(vocabulary);
        for (Protocol protocol : protocols) {
            known.add(protocol.name().toLowerCase(Locale.ROOT));
            known.add(protocol.subprotocol().toLowerCase(Locale.ROOT));
            protocol.grammar().types("client").forEach(type -> known.add(type.toLowerCase(Locale.ROOT)));
            protocol.grammar().types("server").forEach(type -> known.add(type.toLowerCase(Locale.ROOT)));
            for (Requirement requirement : protocol.requirements().values()) {
                sentences
                        .append(requirement.id())
                        .append(' ')
                        .append(requirement.sentence())
                        .append('\n');
            }
        }
        return new GivenSecrets(secrets, known, sentences.toString().toLowerCase(Locale.ROOT));
    }

    boolean isHarmless(String lower) {
        return words.contains(lower);
    }

    SecretIndex index() {
        return index;
    }

    /** What the kit says of these protocols, in lower case. */
    String vocabulary() {
        return vocabulary;
    }
}
