package io.graphqltck.runner.trial;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.NothingSelectedException;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.select.Split;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.options.SelectionOptions;
import io.graphqltck.runner.subject.Declarations;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Works out who is judged by what, and finds every mistake in that before anything is started. */
final class Candidates {

    private final Catalog catalog;
    private final Filters filters;
    private final Optional<Path> baseline;
    private final Consumer<String> notes;
    private final @Nullable Split split;
    private @Nullable NothingSelectedException nothing;
    private boolean emptyPart;

    Candidates(
            Catalog catalog, Filters filters, Optional<Split> split, Optional<Path> baseline, Consumer<String> notes) {
        this.split = split.orElse(null);
        this.catalog = catalog;
        this.filters = filters;
        this.baseline = baseline;
        this.notes = notes;
    }

    /**
     * The subjects that are left when the filters are applied.
     *
     * @throws CommandException when none is left, or something is declared or named wrongly
     */
    List<Candidate> of(List<SubjectDescription> subjects) {
        List<Candidate> candidates = new ArrayList<>();
        for (SubjectDescription subject : subjects) {
            Map<Protocol, Selection> selections = selections(subject);
            if (selections.isEmpty()) {
                notes.accept(subject.name() + ": nothing to judge with these filters"
                        + (emptyPart ? ", in this shard" : ""));
            } else {
                candidates.add(new Candidate(subject, selections, baseline(subject)));
            }
        }
        if (candidates.isEmpty() && split != null && emptyPart) {
            throw SelectionOptions.emptyPart(split.shard());
        }
        if (candidates.isEmpty()) {
            throw nothing != null
                    ? nothing
                    : CommandException.badInput(
                            "no subject is left: the filters leave out all of their protocols or roles");
        }
        return candidates;
    }

    private Map<Protocol, Selection> selections(SubjectDescription subject) {
        Map<Protocol, Selection> selections = new LinkedHashMap<>();
        List<String> names = catalog.names();
        for (String name : subject.protocols()) {
            if (!names.contains(name)) {
                throw CommandException.badInput(
                        subject.name() + " speaks the unknown protocol `" + name + "`. " + Nearest.hint(name, names));
            }
            Protocol protocol = catalog.protocol(name);
            Declarations.checkAuthorisation(subject, protocol);
            boolean wanted =
                    (filters.protocols().isEmpty() || filters.protocols().contains(name))
                            && (filters.roles().isEmpty() || filters.roles().contains(subject.role()));
            if (wanted) {
                try {
                    Selection selection = Selection.of(catalog, filters.narrowedTo(name, subject.role()));
                    Selection part = split == null ? selection : split.of(selection);
                    if (part.scenarios().isEmpty()) {
                        emptyPart = true;
                    } else {
                        selections.put(protocol, part);
                    }
                } catch (NothingSelectedException e) {
                    nothing = e;
                }
            }
        }
        Declarations.check(
                subject.info(),
                subject.protocols().stream().distinct().map(catalog::protocol).toList());
        return selections;
    }

    private Baseline baseline(SubjectDescription subject) {
        @Nullable Path file = baseline.orElse(subject.baseline());
        if (file == null) {
            return Baseline.EMPTY;
        }
        Baseline known = BaselineFile.read(file);
        Set<String> spoken = subject.protocols().stream()
                .map(catalog::protocol)
                .flatMap(protocol -> protocol.scenarios().stream())
                .flatMap(Scenario::names)
                .collect(Collectors.toSet());
        for (Baseline.Known entry : known.known()) {
            if (!spoken.contains(entry.id()) && catalog.scenario(entry.id()).isEmpty()) {
                List<String> ids =
                        catalog.scenarios().stream().map(Scenario::id).toList();
                throw CommandException.badInput(
                        file + ": unknown scenario `" + entry.id() + "`. " + Nearest.hint(entry.id(), ids));
            }
        }
        return known;
    }
}
