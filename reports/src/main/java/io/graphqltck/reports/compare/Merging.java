package io.graphqltck.reports.compare;

import io.graphqltck.core.select.Shard;
import io.graphqltck.reports.json.ResultsFile;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes one of several results: of several subjects, and of the shards of one. */
public final class Merging {

    /** As they stand in their files, and their files in the catalog. */
    private static final Comparator<Result> ORDER = Comparator.comparing(
                    (Result result) -> result.at().file())
            .thenComparing(result -> result.at().line())
            .thenComparing(result -> result.at().column());

    private Merging() {}

    /** The one that was made, and what its reader must know of it. */
    public record Merged(Results results, List<String> notes) {}

    /** A run and where it comes from, for messages. */
    private record Part(SubjectRun run, ResultsFile from) {}

    /**
     * Merges the results of these files, which have to stay open as long as the merged ones are used.
     *
     * @throws ResultsException with a sentence for the user when they do not fit together
     */
    public static Merged of(List<ResultsFile> files) {
        String kit = kit(files);
        Map<SubjectRun.Key, List<Part>> parts = new LinkedHashMap<>();
        for (ResultsFile file : files) {
            file.results()
                    .runs()
                    .forEach(run -> parts.computeIfAbsent(run.key(), key -> new ArrayList<>())
                            .add(new Part(run, file)));
        }
        List<String> notes = new ArrayList<>();
        boolean complete = true;
        List<SubjectRun> runs = new ArrayList<>();
        for (List<Part> same : parts.values()) {
            SubjectRun run = run(same, notes);
            runs.add(run);
            complete &= run.complete();
        }
        for (ResultsFile file : files) {
            if (!file.results().complete()) {
                complete = false;
                notes.add(file.file()
                        + (file.isUnfinished()
                                ? " is of a run that was killed: these are the results so far, from its journal"
                                : " is of a run that was interrupted"));
            }
        }
        List<PlayedPair> pairs = PairMerging.of(files);
        complete &= pairs.stream().allMatch(PlayedPair::complete);
        Instant started = files.stream()
                .map(file -> file.results().started())
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
        Duration took = files.stream()
                .map(file -> Duration.between(
                        started, file.results().started().plus(file.results().took())))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration micros = Duration.ofNanos(took.toNanos() / 1000 * 1000);
        return new Merged(new Results(kit, started, micros, complete, runs, pairs), notes);
    }

    private static String kit(List<ResultsFile> files) {
        ResultsFile first = files.get(0);
        for (ResultsFile other : files) {
            if (!other.results().kitVersion().equals(first.results().kitVersion())) {
                throw new ResultsException("different kits judged: " + first.file() + " is of version "
                        + first.results().kitVersion() + ", " + other.file() + " of version "
                        + other.results().kitVersion() + "; run both with one kit, or compare them with `diff`");
            }
        }
        return first.results().kitVersion();
    }

    private static SubjectRun run(List<Part> parts, List<String> notes) {
        SubjectRun first = parts.get(0).run();
        @Nullable Shard shard = first.shard();
        if (shard == null) {
            if (parts.size() > 1) {
                throw twice(parts.get(0), parts.get(1), "");
            }
            return first;
        }
        checkShards(parts, shard.of());
        String missing = missing(parts, shard.of());
        if (!missing.isEmpty()) {
            notes.add("of " + first.key() + " these shards are missing: " + missing);
        }
        List<Result> results = parts.stream()
                .flatMap(part -> part.run().results().stream())
                .sorted(ORDER)
                .toList();
        Instant started = parts.stream()
                .map(part -> part.run().started())
                .min(Comparator.naturalOrder())
                .orElse(first.started());
        Duration took = parts.stream().map(part -> part.run().took()).reduce(Duration.ZERO, Duration::plus);
        boolean complete =
                missing.isEmpty() && parts.stream().allMatch(part -> part.run().complete());
        return new SubjectRun(
                first.subject(),
                first.protocol(),
                first.protocolTitle(),
                first.edition(),
                null,
                started,
                took,
                complete,
                results);
    }

    private static void checkShards(List<Part> parts, int of) {
        Map<Integer, Part> byIndex = new HashMap<>();
        Map<String, Part> byId = new HashMap<>();
        for (Part part : parts) {
            @Nullable Shard shard = part.run().shard();
            if (shard == null) {
                throw twice(parts.get(0), part, "");
            }
            if (shard.of() != of) {
                throw new ResultsException("shards do not fit together: "
                        + part.run().key() + " is " + parts.get(0).run().shard()
                        + " in " + parts.get(0).from().file() + ", but " + shard + " in "
                        + part.from().file() + "; split every run into the same number of shards");
            }
            if (!Objects.equals(part.run().edition(), parts.get(0).run().edition())) {
                throw new ResultsException("shards do not fit together: "
                        + part.run().key() + " is judged by "
                        + parts.get(0).run().editionWords() + " in "
                        + parts.get(0).from().file() + ", but by " + part.run().editionWords() + " in "
                        + part.from().file() + "; give all of them the same --edition");
            }
            @Nullable Part before = byIndex.putIfAbsent(shard.index(), part);
            if (before != null) {
                throw twice(before, part, "shard " + shard + " of ");
            }
            for (Result result : part.run().results()) {
                @Nullable Part other = byId.putIfAbsent(result.id(), part);
                if (other != null) {
                    throw new ResultsException("the scenario " + result.id() + " is in two shards of "
                            + part.run().key() + ": in " + other.from().file() + " and in "
                            + part.from().file() + "; give all of them the same --costs and filters");
                }
            }
        }
    }

    private static ResultsException twice(Part one, Part other, String what) {
        return new ResultsException("two runs of " + what + one.run().key() + ": in "
                + one.from().file() + " and in " + other.from().file() + "; name only one of them");
    }

    private static String missing(List<Part> parts, int of) {
        return IntStream.rangeClosed(1, of)
                .filter(index -> parts.stream()
                        .map(part -> part.run().shard())
                        .noneMatch(shard -> shard != null && shard.index() == index))
                .mapToObj(index -> index + "/" + of)
                .collect(Collectors.joining(", "));
    }
}
