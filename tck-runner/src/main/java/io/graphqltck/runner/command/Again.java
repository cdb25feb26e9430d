package io.graphqltck.runner.command;

import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.reports.RepeatCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The command line that plays one scenario again: the one that was typed, narrowed down. */
final class Again implements RepeatCommand {

    private static final Set<String> DROPPED = Set.of(
            "--scenario",
            "--role",
            "--level",
            "--requirement",
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
    private static final String PLAIN = "[A-Za-z0-9_@%+=:,./-]+";

    private final String program;
    private final List<String> typed;
    private final Map<String, String> files;

    /**
     * @param program how this program is called
     * @param typed the words behind the program
     * @param files the description of each subject by its name, where descriptions were named; then only this one's stays
     */
    Again(String program, List<String> typed, Map<String, String> files) {
        this.program = program;
        this.typed = List.copyOf(typed);
        this.files = Map.copyOf(files);
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
        return program + " " + words.stream().map(Again::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches(PLAIN) ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
