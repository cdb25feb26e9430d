package io.graphqltck.reports.results;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one run of one protocol's scenarios with one subject.
 *
 * @param protocol its name
 * @param protocolTitle for people
 * @param edition the number of the edition that pinned the scenarios and their levels, or null where none did
 * @param shard which part of the scenarios this is, or null for all of them
 * @param took with microseconds
 * @param complete false when the run was broken off and some scenarios were not played
 * @param results in the order of the catalog; no two of the same id
 */
public record SubjectRun(
        TestedSubject subject,
        String protocol,
        String protocolTitle,
        @Nullable Integer edition,
        @Nullable Shard shard,
        Instant started,
        Duration took,
        boolean complete,
        List<Result> results) {

    public SubjectRun {
        results = List.copyOf(results);
    }

    /** One that no edition pins. */
    public SubjectRun(
            TestedSubject subject,
            String protocol,
            String protocolTitle,
            @Nullable Shard shard,
            Instant started,
            Duration took,
            boolean complete,
            List<Result> results) {
        this(subject, protocol, protocolTitle, null, shard, started, took, complete, results);
    }

    /** What makes two runs the same. */
    public record Key(String subject, String version, Role role, String protocol) {

        /** In words: {@code ws 8.1.0 (server) with some-protocol}. */
        @Override
        public String toString() {
            return subject + (version.isEmpty() ? "" : " " + version) + " (" + role.word() + ") with " + protocol;
        }
    }

    public Key key() {
        return new Key(subject.name(), subject.version(), subject.role(), protocol);
    }

    /** What the run is judged by, in words. */
    public String editionWords() {
        return edition == null ? "all that the kit has" : "edition " + edition;
    }

    /** The protocol's name with the edition that pinned it, as in {@code graphql-ws (edition 1)}. */
    public String pinnedProtocol() {
        return protocol + pinned();
    }

    /** What to add to a name for people where an edition pinned the run: {@code (edition 1)} after a blank, or nothing. */
    public String pinned() {
        return edition == null ? "" : " (" + editionWords() + ")";
    }

    /** How many scenarios ended in each verdict; only those that occur. */
    public Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return counts;
    }
}
