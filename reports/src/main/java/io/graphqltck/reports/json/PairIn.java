package io.graphqltck.reports.json;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.pair.PairFault;
import io.graphqltck.core.pair.PairVerdict;
import io.graphqltck.reports.results.PairedResult;
import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.TestedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one pair. */
final class PairIn {

    private static final List<String> PAIR = List.of(
            "client",
            "server",
            "protocol",
            "protocolTitle",
            "over",
            "verdict",
            "reason",
            "started",
            "tookMs",
            "complete",
            "repeat",
            "counts",
            "results");
    private static final List<String> RESULT =
            List.of("id", "title", "verdict", "reason", "faults", "tookMs", "repeat");
    private static final List<String> FAULT = List.of("side", "requirement", "certain", "reason");

    private final JsonIn in;
    private final RunIn runs;

    PairIn(JsonIn in, Slices slices) {
        this.in = in;
        this.runs = new RunIn(in, slices);
    }

    PlayedPair pair() {
        TestedSubject client = RunIn.NOBODY;
        TestedSubject server = RunIn.NOBODY;
        String protocol = "";
        String title = "";
        String over = "";
        PairVerdict verdict = PairVerdict.NOT_TRIED;
        String reason = "";
        Instant started = Instant.EPOCH;
        Duration took = Duration.ZERO;
        boolean complete = false;
        String repeat = "";
        Map<String, Integer> counts = new HashMap<>();
        List<PairedResult> results = List.of();
        JsonIn.Members members = in.members(PAIR, List.of());
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "client" -> client = subject(Role.CLIENT);
                case "server" -> server = subject(Role.SERVER);
                case "protocol" -> protocol = in.word();
                case "protocolTitle" -> title = in.word();
                case "over" -> over = in.word();
                case "verdict" -> verdict = verdict();
                case "reason" -> reason = in.word();
                case "started" -> started = in.instant();
                case "tookMs" -> took = in.millis();
                case "complete" -> complete = in.yesOrNo();
                case "repeat" -> repeat = in.text();
                case "counts" -> in.each(word -> counts.put(word, in.integer(1)));
                default -> results = results();
            }
        }
        PlayedPair pair = new PlayedPair(
                new PlayedPair.Parties(client, server, protocol, title, over),
                verdict,
                reason,
                new PlayedPair.Course(started, took, complete),
                repeat,
                results);
        Map<String, Integer> counted = new HashMap<>();
        pair.counts().forEach((one, count) -> counted.put(one.word(), count));
        if (!counted.equals(counts)) {
            throw in.wrong("`counts` says " + counts + ", but the results say " + counted
                    + ": the file was changed, write it again");
        }
        return pair;
    }

    private TestedSubject subject(Role role) {
        TestedSubject subject = runs.subject();
        if (subject.role() != role) {
            throw in.wrong("the " + role.word() + " of a pair is described as a "
                    + subject.role().word());
        }
        return subject;
    }

    private PairVerdict verdict() {
        return in.oneOf(PairVerdict.values(), PairVerdict::word);
    }

    private List<PairedResult> results() {
        Set<String> ids = new HashSet<>();
        return in.items(one -> {
            PairedResult result = result();
            if (!ids.add(result.id())) {
                throw in.wrong("a second result of the scenario `" + result.id() + "` in one pair");
            }
            return result;
        });
    }

    private PairedResult result() {
        String id = "";
        String title = "";
        PairVerdict verdict = PairVerdict.NOT_TRIED;
        String reason = "";
        List<PairFault> faults = List.of();
        Duration took = Duration.ZERO;
        String repeat = "";
        @Nullable Result client = null;
        @Nullable Result server = null;
        JsonIn.Members members = in.members(RESULT, List.of("client", "server"));
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> id = in.word();
                case "title" -> title = in.word();
                case "verdict" -> verdict = verdict();
                case "reason" -> reason = in.word();
                case "faults" -> faults = in.items(one -> fault());
                case "tookMs" -> took = in.millis();
                case "repeat" -> repeat = in.text();
                case "client" -> client = runs.result();
                default -> server = runs.result();
            }
        }
        return new PairedResult(id, title, verdict, reason, faults, took, repeat, client, server);
    }

    private PairFault fault() {
        Role side = Role.CLIENT;
        String requirement = "";
        boolean certain = false;
        String reason = "";
        JsonIn.Members members = in.members(FAULT, List.of());
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "side" -> side = in.oneOf(Role.values(), Role::word);
                case "requirement" -> requirement = in.word();
                case "certain" -> certain = in.yesOrNo();
                default -> reason = in.word();
            }
        }
        return new PairFault(side, requirement, certain, reason);
    }
}
