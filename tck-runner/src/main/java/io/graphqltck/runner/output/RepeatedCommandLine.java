package io.graphqltck.runner.output;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.ShellWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command line that plays one scenario again: the one that was typed, narrowed down. */
public final class RepeatedCommandLine implements RepeatCommand {

    private static final Set<String> DROPPED = Set.of(
            "--scenario",
            "--role",
            "--level",
            "--requirement",
            "--tier",
            "--out",
            "--report",
            "--annotations",
            "--shard",
            "--costs",
            "--previous",
            "--format",
            "--repeat",
            "--write-baseline");
    private static final Set<String> DROPPED_FLAGS = Set.of("--slow", "--verbose");
    /** Options whose values are not shown, and what of a value stays: the names in it. */
    private static final Map<String, Pattern> SECRET = Map.of(
            "--header", Pattern.compile("(^[^:]*:\\s*)(?s:.+)"),
            "--authorisation", Pattern.compile("((?:^|,)(?!mode=|region=|host=)[^=,]*=)[^,]*"));

    private static final String MASK = "***";

    private final String program;
    private final List<String> typed;
    private final Map<String, String> files;
    private final boolean showsSecrets;

    /**
     * @param program how this program is called
     * @param typed the words after the program
     * @param files the description of each subject by its name, where descriptions were named; then only this one's stays
     * @param showsSecrets whether the values of options that are secret are shown
     */
    public RepeatedCommandLine(String program, List<String> typed, Map<String, String> files, boolean showsSecrets) {
        this.program = program;
        this.typed = List.copyOf(typed);
        this.files = Map.copyOf(files);
        this.showsSecrets = showsSecrets;
    }

    @Override
    public String of(RunResult run, ScenarioResult result) {
        List<String> words = new ArrayList<>();
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < typed.size(); i++) {
            String word = typed.get(i);
            if (word.equals("--")) {
                rest.addAll(typed.subList(i, typed.size()));
                break;
            }
            String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
            if (DROPPED.contains(name)) {
                i += name.equals(word) ? 1 : 0;
            } else if (SECRET.containsKey(name) && !showsSecrets) {
                boolean apart = name.equals(word);
                words.add(name);
                words.add(masked(name, apart ? typed.get(++i) : word.substring(name.length() + 1)));
            } else if (!DROPPED_FLAGS.contains(word) && !files.containsValue(word)) {
                words.add(word);
            }
        }
        String file = files.get(run.subject().name());
        if (file != null) {
            words.add(file);
        }
        words.add("--scenario");
        words.add(result.scenario().id());
        words.addAll(rest);
        return program + " " + words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String masked(String option, String value) {
        Pattern secret = SECRET.get(option);
        return secret == null ? value : secret.matcher(value).replaceAll("$1" + Matcher.quoteReplacement(MASK));
    }
}
