package io.graphqltck.runner.options;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.select.Filters;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which scenarios a command is about. */
public final class SelectionOptions {

    @Option(
            names = "--scenario",
            split = ",",
            paramLabel = "PATTERN",
            description = "Only these: an id, its beginning up to a dot, or a glob with `*`; see `list`."
                    + " Repeatable, and a list with commas.")
    private final List<String> scenario = new ArrayList<>();

    @Option(names = "--protocol", split = ",", paramLabel = "NAME", description = "Only of this protocol.")
    private final List<String> protocol = new ArrayList<>();

    @Option(
            names = "--role",
            split = ",",
            paramLabel = "ROLE",
            description = "Only for a `client` or a `server` under test.")
    private final List<String> role = new ArrayList<>();

    @Option(
            names = "--level",
            split = ",",
            paramLabel = "LEVEL",
            description = "Only those that test a requirement of this level: must, should, may, open.")
    private final List<String> level = new ArrayList<>();

    @Option(
            names = "--requirement",
            split = ",",
            paramLabel = "ID",
            description = "Only those that test this requirement; an id or a glob with `*`; see `coverage`.")
    private final List<String> requirement = new ArrayList<>();

    @Option(
            names = "--slow",
            description = "Also those that have to wait for long; one that is named by its id always is.")
    private boolean slow;

    @Option(
            names = "--scenarios",
            split = ",",
            paramLabel = "FILE",
            description = "More scenarios, from a `.tck.yaml` file. Repeatable.")
    private final List<Path> files = new ArrayList<>();

    public Filters filters() {
        return new Filters(
                scenario,
                protocol,
                Words.constants(Role.class, "--role", role),
                Words.constants(Level.class, "--level", level),
                requirement,
                slow);
    }

    /** More files of scenarios. */
    public List<Path> files() {
        return List.copyOf(files);
    }
}
