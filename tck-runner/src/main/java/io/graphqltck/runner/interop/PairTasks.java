package io.graphqltck.runner.interop;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.select.BothSides;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.runner.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the pairs among some subjects, and every mistake in what was asked for before anything is started. */
final class PairTasks {

    private final Catalog catalog;
    private final Filters filters;
    private final PairOvers overs;

    PairTasks(Catalog catalog, Filters filters, PairOvers overs) {
        this.catalog = catalog;
        this.filters = filters;
        this.overs = overs;
    }

    /** All pairs, those of one server next to each other. @throws CommandException when there is none */
    List<PairTask> of(List<SubjectDescription> subjects) {
        Selection selection = BothSides.selection(catalog, filters);
        List<PairTask> tasks = new ArrayList<>();
        for (SubjectDescription server : role(subjects, Role.SERVER)) {
            for (SubjectDescription client : role(subjects, Role.CLIENT)) {
                for (String name : client.protocols()) {
                    if (server.protocols().contains(name)) {
                        Protocol protocol = protocol(client, name);
                        List<Scenario> scenarios = selection.scenarios().stream()
                                .filter(scenario -> scenario.protocol().equals(name))
                                .toList();
                        if (!scenarios.isEmpty()) {
                            tasks.addAll(tasks(client, server, protocol, scenarios));
                        }
                    }
                }
            }
        }
        if (tasks.isEmpty()) {
            throw CommandException.badInput("no two of these subjects are a client and a server that share a protocol"
                    + (overs.only() == null ? "" : " over " + overs.only()) + "; name at least one of each");
        }
        return tasks;
    }

    private List<PairTask> tasks(
            SubjectDescription client, SubjectDescription server, Protocol protocol, List<Scenario> scenarios) {
        if (!overs.meet(client, server)) {
            return List.of(new PairTask(client, server, protocol, null, overs.obstacle(client, server), scenarios));
        }
        return overs.of(client, server).stream()
                .map(over -> new PairTask(client, server, protocol, over, "", scenarios))
                .toList();
    }

    /** Those of one part of several: each pair is in one of them, the same wherever the tasks are made from the same subjects. */
    static List<PairTask> shard(List<PairTask> tasks, Optional<Shard> shard) {
        if (shard.isEmpty()) {
            return tasks;
        }
        // The pairs of one server stay together, as far as the number of parts lets them: it is started once.
        int from = tasks.size() * (shard.get().index() - 1) / shard.get().of();
        int to = tasks.size() * shard.get().index() / shard.get().of();
        if (from == to) {
            throw CommandException.badInput("shard " + shard.get() + " is empty: there are " + tasks.size()
                    + " pairs; use fewer shards, or name more subjects");
        }
        return tasks.subList(from, to);
    }

    private static List<SubjectDescription> role(List<SubjectDescription> subjects, Role role) {
        return subjects.stream().filter(subject -> subject.role() == role).toList();
    }

    private Protocol protocol(SubjectDescription subject, String name) {
        List<String> names = catalog.protocols().stream().map(Protocol::name).toList();
        if (!names.contains(name)) {
            throw CommandException.badInput(
                    subject.name() + " speaks the unknown protocol `" + name + "`. " + Nearest.hint(name, names));
        }
        return catalog.protocol(name);
    }
}
