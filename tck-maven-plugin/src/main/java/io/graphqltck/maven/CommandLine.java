package io.graphqltck.maven;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of a command of the runner, as they are collected. What is null or empty is left out. */
final class CommandLine {

    private final List<String> words = new ArrayList<>();
    private final List<String> behind = new ArrayList<>();

    CommandLine(String command) {
        words.add(command);
    }

    CommandLine words(List<String> more) {
        words.addAll(more);
        return this;
    }

    CommandLine with(String option, @Nullable Object value) {
        if (value != null) {
            words.add(option + "=" + (value instanceof File file ? file.getAbsolutePath() : value));
        }
        return this;
    }

    CommandLine each(String option, List<String> values) {
        values.forEach(value -> with(option, value));
        return this;
    }

    CommandLine files(String option, List<File> files) {
        files.forEach(file -> with(option, file));
        return this;
    }

    CommandLine flag(String option, boolean set) {
        if (set) {
            words.add(option);
        }
        return this;
    }

    /** The command that runs the subject, which follows all options. */
    CommandLine running(List<String> command) {
        behind.addAll(command);
        return this;
    }

    String[] toArray() {
        List<String> all = new ArrayList<>(words);
        if (!behind.isEmpty()) {
            all.add("--");
            all.addAll(behind);
        }
        return all.toArray(String[]::new);
    }
}
