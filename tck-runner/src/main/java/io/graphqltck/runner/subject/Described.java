package io.graphqltck.runner.subject;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.runner.CommandException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subjects as their files describe them. {@code files}: by the subject's name. */
public record Described(List<SubjectDescription> list, Map<String, String> files) {

    public Described {
        list = List.copyOf(list);
        files = Map.copyOf(files);
    }

    /**
     * Reads them.
     *
     * @throws CommandException when two have the same name
     */
    public static Described subjects(List<Path> files) {
        List<SubjectDescription> subjects = new ArrayList<>();
        Map<String, String> byName = new LinkedHashMap<>();
        for (Path file : files) {
            SubjectDescription subject = SubjectReader.read(file);
            if (byName.putIfAbsent(subject.name(), file.toString()) != null) {
                throw CommandException.badInput("two subjects are named `" + subject.name() + "`: "
                        + byName.get(subject.name()) + " and " + file);
            }
            subjects.add(subject);
        }
        return new Described(subjects, byName);
    }
}
