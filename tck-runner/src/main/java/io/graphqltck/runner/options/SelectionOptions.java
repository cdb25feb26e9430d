package io.graphqltck.runner.options;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.select.Costs;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.select.Split;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Kit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
            names = "--tier",
            paramLabel = "NAME",
            description =
                    "Only the scenarios of this tier: `first` has about 30 for each protocol and role, those that matter"
                            + " most to users, and takes seconds.")
    private @Nullable String tier;

    @Option(
            names = "--edition",
            paramLabel = "N",
            description =
                    "The scenarios and levels of this edition only, so that a newer kit judges as an older one did;"
                            + " see `list --new-since`.")
    private @Nullable Integer edition;

    @Option(names = "--slow", description = "Also play slow scenarios; a scenario named by its id is always played.")
    private boolean slow;

    @Option(
            names = "--scenarios",
            split = ",",
            paramLabel = "FILE",
            description = "More scenarios, from a `.tck.yaml` file. Repeatable.")
    private final List<Path> files = new ArrayList<>();

    @Option(
            names = "--shard",
            paramLabel = "I/N",
            description = "Only the I-th of N parts, such as `2/5`, so that N machines share the work; see `merge`.")
    private @Nullable String shard;

    @Option(
            names = "--costs",
            paramLabel = "FILE",
            description = "Earlier results, such as out/results.json: with --shard the parts take equally long by what"
                    + " these measured. The same for all parts.")
    private @Nullable Path costs;

    /**
     * The part that was asked for, where one was.
     *
     * @throws CommandException for one that there cannot be
     */
    public Optional<Split> split() {
        if (shard == null) {
            if (costs != null) {
                throw CommandException.badInput("--costs needs --shard; add it, or drop --costs");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(new Split(Shard.of(shard), measured()));
        } catch (IllegalArgumentException e) {
            throw CommandException.badInput("--shard: " + e.getMessage());
        }
    }

    /** This selection, or the part of it that was asked for. @throws CommandException for a part that is empty */
    public Selection split(Selection selection) {
        @Nullable Split split = split().orElse(null);
        if (split == null) {
            return selection;
        }
        Selection part = split.of(selection);
        if (part.scenarios().isEmpty()) {
            throw emptyPart(split.shard());
        }
        return part;
    }

    /** What to say when a part has no scenario at all. */
    public static CommandException emptyPart(Shard shard) {
        return CommandException.badInput("shard " + shard
                + " is empty: there are too few scenarios for this number of shards; use fewer, or loosen a filter");
    }

    private Costs measured() {
        if (costs == null) {
            return Costs.NONE;
        }
        Costs measured = new Costs();
        try (ResultsFile file = ResultsFile.open(costs)) {
            file.results()
                    .runs()
                    .forEach(run ->
                            run.results().forEach(result -> measured.add(run.protocol(), result.id(), result.took())));
        }
        return measured;
    }

    public Filters filters() {
        return new Filters(
                scenario,
                protocol,
                Words.constants(Role.class, "--role", role),
                Words.constants(Level.class, "--level", level),
                requirement,
                tier,
                slow);
    }

    /**
     * The kit's protocols with the files that were named, as the edition has them where one was named.
     *
     * @throws CommandException for an edition that there is not
     */
    public Catalog catalog(Kit kit) {
        Catalog catalog = kit.catalog(files());
        try {
            return edition == null ? catalog : catalog.pinnedTo(edition);
        } catch (NoSuchElementException e) {
            throw CommandException.badInput("--edition: " + e.getMessage());
        }
    }

    /** More files of scenarios. */
    public List<Path> files() {
        return List.copyOf(files);
    }
}
