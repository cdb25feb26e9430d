package io.graphqltck.reports.results;

import io.graphqltck.core.pair.PairVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a real client and a real server that were played with each other in one protocol.
 *
 * @param reason why it is as it is, in one line; empty where it works
 * @param repeat the one command that plays the pair again
 * @param results in the order of the catalog; no two of the same id
 */
public record PlayedPair(
        Parties parties, PairVerdict verdict, String reason, Course course, String repeat, List<PairedResult> results) {

    public PlayedPair {
        results = List.copyOf(results);
    }

    /**
     * Who talked, and how.
     *
     * @param protocol its name
     * @param protocolTitle for people
     * @param over what they talked over, such as {@code HTTP/2 with TLS}; empty where they did not
     */
    public record Parties(
            TestedSubject client, TestedSubject server, String protocol, String protocolTitle, String over) {}

    /**
     * When it was.
     *
     * @param complete false when it was broken off and some scenarios were not played
     */
    public record Course(Instant started, Duration took, boolean complete) {}

    /** What makes two pairs the same. */
    public record Key(
            String client, String clientVersion, String server, String serverVersion, String protocol, String over) {

        /** In words: {@code some-client 1.2 and some-server 3.4 with some-protocol}. */
        @Override
        public String toString() {
            return words(client, clientVersion) + " and " + words(server, serverVersion) + " with " + protocol
                    + (over.isEmpty() ? "" : " over " + over);
        }

        private static String words(String name, String version) {
            return name + (version.isEmpty() ? "" : " " + version);
        }
    }

    public Key key() {
        return new Key(client().name(), client().version(), server().name(), server().version(), protocol(), over());
    }

    /** How many scenarios ended in each verdict; only those that occur. */
    public Map<PairVerdict, Integer> counts() {
        Map<PairVerdict, Integer> counts = new EnumMap<>(PairVerdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return counts;
    }

    public TestedSubject client() {
        return parties.client();
    }

    public TestedSubject server() {
        return parties.server();
    }

    public String protocol() {
        return parties.protocol();
    }

    public String protocolTitle() {
        return parties.protocolTitle();
    }

    public String over() {
        return parties.over();
    }

    public Instant started() {
        return course.started();
    }

    public Duration took() {
        return course.took();
    }

    public boolean complete() {
        return course.complete();
    }
}
