package io.graphqltck.core.process;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start.
 *
 * @param argv the program and its arguments; a program with a relative path is looked for in the folder
 * @param folder where it runs
 * @param environment added to the kit's own environment
 */
public record ChildCommand(List<String> argv, Path folder, Map<String, String> environment) {

    public ChildCommand {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** The same with one environment variable more, unless the command sets it itself. */
    public ChildCommand withDefault(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.putIfAbsent(variable, value);
        return new ChildCommand(argv, folder, more);
    }

    /** The command as it would be typed. */
    @Override
    public String toString() {
        return String.join(" ", argv);
    }
}
