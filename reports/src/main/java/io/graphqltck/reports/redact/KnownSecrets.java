package io.graphqltck.reports.redact;

import io.graphqltck.core.transcript.Moment;
import io.graphqltck.reports.redact.screen.KnownForms;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Secrets that were seen where they are known to be secrets, to find them again where nothing tells: in error messages. */
final class KnownSecrets {

    private static final int SHORTEST = 6;
    private static final int LONGEST = 4096;
    private static final int LONGEST_SCHEME = 20;
    private static final int LONGEST_WORD = 15;
    private static final int MOST = 100;
    private static final int MOST_LETTERS = 1 << 16;

    private final GivenSecrets given;
    private final Supplier<String> vocabulary;
    private final Steps steps;
    private final Set<String> kits = new LinkedHashSet<>();
    private final Set<String> subjects = new LinkedHashSet<>();
    private SecretIndex kitsIndex = new SecretIndex(0);
    private SecretIndex tellingIndex = new SecretIndex(0);
    private SecretIndex plainIndex = new SecretIndex(0);
    private KnownForms forms;
    private int indexed;
    private boolean complete;

    /** {@code vocabulary}: what the kit itself says of the result, in lower case. */
    KnownSecrets(GivenSecrets given, Supplier<String> vocabulary, Steps steps) {
        this.given = given;
        this.vocabulary = vocabulary;
        this.steps = steps;
        this.forms = given.index().forms();
    }

    /** One that was found in a text. */
    void add(String value, Voice voice) {
        if (complete) {
            return;
        }
        Set<String> whose = voice == Voice.SUBJECT || voice == Voice.QUOTING ? subjects : kits;
        String text = (value.length() > 2 * LONGEST ? value.substring(0, 2 * LONGEST) : value).strip();
        steps.take(4 * text.length());
        int space = text.indexOf(' ');
        if (space > 0 && space < LONGEST_SCHEME) {
            addWhole(text.substring(space + 1).strip(), whose); // a scheme and its credentials
            addParameters(text.substring(space + 1), whose);
        }
        addWhole(text, whose);
    }

    /** Credentials may be a list of parameters (RFC 9110 §11.4), of which some are told by their names. */
    private void addParameters(String credentials, Set<String> whose) {
        for (String parameter : credentials.split("[,\\s]", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && SecretNames.contains(parameter.substring(0, equals))) {
                addWhole(parameter.substring(equals + 1), whose);
            }
        }
    }

    private void addWhole(String text, Set<String> whose) {
        if (text.length() < SHORTEST
                || whose.size() >= MOST
                || text.contains(Redactor.MASK)
                || given.isHarmless(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        whose.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }

    /** More may be added; nothing is masked meanwhile. */
    void learn() {
        complete = false;
    }

    /** All have been added; before that nothing is masked. */
    void complete() {
        complete = true;
        if (indexed == kits.size() + subjects.size()) {
            return;
        }
        indexed = kits.size() + subjects.size();
        kitsIndex = new SecretIndex(MOST_LETTERS);
        tellingIndex = new SecretIndex(MOST_LETTERS);
        plainIndex = new SecretIndex(MOST_LETTERS);
        kits.forEach(secret -> Disguises.add(secret, false, kitsIndex));
        String own = subjects.isEmpty() ? "" : vocabulary.get();
        for (String secret : subjects) {
            if (!kits.contains(secret)) {
                boolean telling = isTelling(secret) && !own.contains(secret.toLowerCase(Locale.ROOT));
                Disguises.add(secret, false, telling ? tellingIndex : plainIndex);
            }
        }
        kitsIndex.complete();
        tellingIndex.complete();
        plainIndex.complete();
        forms = new KnownForms();
        List.of(kitsIndex, tellingIndex, plainIndex).forEach(index -> forms.addAll(index.forms()));
        forms.addAll(given.index().forms());
    }

    /** Looks for what is known in parts, which become known as well. */
    DividedSecrets divided(List<Moment> moments, DividedSecrets divided) {
        complete = false;
        try {
            divided.find(moments, List.of(given.index(), kitsIndex), tellingIndex);
        } finally {
            complete();
        }
        return divided;
    }

    String mask(String text, Voice voice) {
        boolean quotes = voice == Voice.QUOTING || voice == Voice.SUBJECT;
        boolean telling = voice != Voice.KIT && !tellingIndex.isEmpty();
        boolean plain = quotes && !plainIndex.isEmpty();
        if (!complete || (given.index().isEmpty() && kitsIndex.isEmpty() && !telling && !plain)) {
            return text;
        }
        steps.take(text.length());
        if (!forms.mayBeIn(text, run -> Sightings.areEncoded(run, List.of(given.index(), kitsIndex), steps))) {
            return text;
        }
        Sightings sightings = new Sightings(text, steps);
        sightings.find(given.index());
        sightings.find(kitsIndex);
        sightings.findEncoded(List.of(given.index(), kitsIndex));
        if (telling) {
            sightings.find(tellingIndex);
        }
        if (plain) {
            BitSet quoted = voice == Voice.QUOTING ? quoted(text) : all(text);
            sightings.find(plainIndex, quoted);
        }
        return sightings.masked();
    }

    private static BitSet all(String text) {
        BitSet all = new BitSet();
        all.set(0, text.length());
        return all;
    }

    /** Where the subject is quoted: between quotation marks, and in JSON. */
    private static BitSet quoted(String text) {
        BitSet quoted = new BitSet();
        boolean open = false;
        int brackets = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                open = !open;
            } else if (c == '{' || c == '[') {
                brackets++;
            } else if ((c == '}' || c == ']') && brackets > 0) {
                brackets--;
            }
            quoted.set(i, open || brackets > 0);
        }
        return quoted;
    }

    /** Whether a text is a secret by its look; the others may be words that the kit uses, too. */
    private static boolean isTelling(String text) {
        int start = 0;
        for (int end = 0; end <= text.length(); end++) {
            if (end == text.length() || Character.isWhitespace(text.charAt(end))) {
                if (end - start >= SHORTEST && !isWord(text, start, end)) {
                    return true;
                }
                start = end + 1;
            }
        }
        return false;
    }

    /** Letters with hyphens between them and punctuation around, or a number. */
    private static boolean isWord(String text, int start, int end) {
        int letters = 0;
        int capitals = 0;
        boolean number = true;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            number &= digit || c == '.';
            if (c == '-') {
                letters = 0;
            } else if (Character.isLetter(c)) {
                letters++;
                capitals += i > start && Character.isUpperCase(c) ? 1 : 0;
            } else if (!digit && (i == start || i >= end - 2)) {
                continue;
            } else if (!number) {
                return false;
            }
            if (letters > LONGEST_WORD) {
                return false;
            }
        }
        return number || capitals == 0;
    }
}
