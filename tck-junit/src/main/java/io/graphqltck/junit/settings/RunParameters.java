package io.graphqltck.junit.settings;

import io.graphqltck.core.text.Nearest;
import io.graphqltck.junit.Constants;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.platform.engine.ConfigurationParameters;

/** The parameters of a run, read strictly. */
public final class RunParameters {

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s)");

    private final Function<String, Optional<String>> given;
    private final Set<String> names;

    private RunParameters(Function<String, Optional<String>> given, Set<String> names) {
        this.given = given;
        this.names = names;
    }

    /** Those of a launcher, which has the system properties too. */
    public static RunParameters of(ConfigurationParameters given) {
        Set<String> names = new TreeSet<>(given.keySet());
        names.addAll(System.getProperties().stringPropertyNames());
        return new RunParameters(given::get, names);
    }

    /** Where there is no launcher to be asked: the system properties alone. */
    public static RunParameters ofSystem() {
        return new RunParameters(
                name -> Optional.ofNullable(System.getProperty(name)),
                System.getProperties().stringPropertyNames());
    }

    /** Without those that choose scenarios, for a caller that has already chosen one. */
    public RunParameters withoutChoice() {
        Set<String> choosing = Set.of(Constants.SCENARIOS, Constants.REQUIREMENTS, Constants.LEVELS, Constants.TIER);
        return new RunParameters(name -> choosing.contains(name) ? Optional.empty() : given.apply(name), names);
    }

    public Optional<String> text(String name) {
        return given.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Refuses names of the kit's that nobody reads: mistyped, they would silently do nothing. @throws SettingsException */
    void refuseUnknown() {
        for (String name : names) {
            if (name.startsWith(Constants.PREFIX) && !Constants.ALL.contains(name)) {
                throw new SettingsException("unknown parameter `" + name + "`. " + Nearest.hint(name, Constants.ALL));
            }
        }
    }

    List<String> list(String name) {
        return text(name)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    boolean flag(String name, boolean otherwise) {
        return text(name)
                .map(text -> switch (text.toLowerCase(Locale.ROOT)) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw new SettingsException(name + " must be `true` or `false`, but is `" + text + "`");
                })
                .orElse(otherwise);
    }

    int number(String name, int otherwise) {
        return text(name)
                .map(text -> {
                    if (!text.matches("[1-9]\\d{0,3}")) {
                        throw new SettingsException(name + " must be a number from 1 to 9999, but is `" + text + "`");
                    }
                    return Integer.parseInt(text);
                })
                .orElse(otherwise);
    }

    Optional<Duration> time(String name) {
        return text(name).map(text -> time(name, text));
    }

    /** A time as it is written in the kit's descriptions. */
    static Duration time(String name, String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw new SettingsException(name + " must be a time such as `300ms` or `2s`, but is `" + text + "`");
        }
        long number = Long.parseLong(matcher.group(1));
        return matcher.group(2).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number);
    }

    /** A word that stands for one of these constants. */
    static <E extends Enum<E>> E word(String name, String text, Class<E> type) {
        List<String> words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!words.contains(text)) {
            throw new SettingsException(name + ": unknown word `" + text + "`. " + Nearest.hint(text, words));
        }
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
