package io.graphqltck.runner.options;

import io.graphqltck.core.text.Nearest;
import io.graphqltck.runner.CommandException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Words on the command line that stand for constants. */
final class Words {

    private Words() {}

    /** @throws CommandException that names the nearest known word */
    static <E extends Enum<E>> E constant(Class<E> type, String option, String word) {
        String name = word.trim().toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> CommandException.badInput(
                        "unknown value `" + word + "` for " + option + ". " + Nearest.hint(word, words(type))));
    }

    static <E extends Enum<E>> Set<E> constants(Class<E> type, String option, Collection<String> words) {
        Set<E> set = EnumSet.noneOf(type);
        words.forEach(word -> set.add(constant(type, option, word)));
        return set;
    }

    private static <E extends Enum<E>> List<String> words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }
}
