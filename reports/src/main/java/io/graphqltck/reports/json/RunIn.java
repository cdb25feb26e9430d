package io.graphqltck.reports.json;

import io.graphqltck.core.model.Harm;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.select.Shard;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.model.Citation;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one run. */
final class RunIn {

    private static final List<String> RUN =
            List.of("subject", "protocol", "protocolTitle", "started", "tookMs", "complete", "counts", "results");
    private static final List<String> SUBJECT = List.of("name", "title", "version", "role", "capabilities");
    private static final List<String> RESULT = List.of(
            "id",
            "title",
            "theme",
            "role",
            "verdict",
            "reason",
            "requirements",
            "findings",
            "outcomes",
            "provedBy",
            "tookMs",
            "at",
            "repeat",
            "dialogue",
            "transcript");
    private static final List<String> RESULT_MAY =
            List.of("aliases", "findingsLeftOut", "unstable", "momentsLeftOut", "play");
    private static final List<String> REQUIREMENT =
            List.of("id", "level", "judgement", "role", "section", "source", "sentence");
    private static final List<String> FINDING =
            List.of("requirement", "judgement", "source", "moment", "turn", "allowed", "found");
    private static final List<String> CITATION = List.of("document", "edition", "url", "place");

    static final TestedSubject NOBODY = new TestedSubject("", "", "", Role.SERVER, List.of(), Map.of());

    private final JsonIn in;
    private final Slices slices;

    RunIn(JsonIn in, Slices slices) {
        this.in = in;
        this.slices = slices;
    }

    SubjectRun run() {
        TestedSubject subject = NOBODY;
        String protocol = "";
        String title = "";
        @Nullable Integer edition = null;
        @Nullable Shard shard = null;
        Instant started = Instant.EPOCH;
        Duration took = Duration.ZERO;
        boolean complete = false;
        Map<Verdict, Integer> counts = Map.of();
        List<Result> results = List.of();
        JsonIn.Members members = in.members(RUN, List.of("edition", "shard", "findings"));
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "subject" -> subject = subject();
                case "protocol" -> protocol = in.word();
                case "protocolTitle" -> title = in.word();
                case "edition" -> edition = in.integer(1);
                case "shard" -> shard = shard();
                case "started" -> started = in.instant();
                case "tookMs" -> took = in.millis();
                case "complete" -> complete = in.yesOrNo();
                case "counts" -> counts = counts();
                case "findings" -> in.pass(); // They follow from the results.
                default -> results = results();
            }
        }
        SubjectRun run = new SubjectRun(subject, protocol, title, edition, shard, started, took, complete, results);
        if (!run.counts().equals(counts)) {
            throw in.wrong("`counts` says " + counts + ", but the results say " + run.counts()
                    + ": the file was changed, write it again");
        }
        return run;
    }

    TestedSubject subject() {
        String name = "";
        String title = "";
        String version = "";
        Role role = Role.SERVER;
        List<String> capabilities = List.of();
        Map<String, Boolean> probed = new LinkedHashMap<>();
        JsonIn.Members members = in.members(SUBJECT, List.of("probed"));
        for (String member = members.next(); member != null; member = members.next()) {
            switch (member) {
                case "name" -> name = in.text();
                case "title" -> title = in.text();
                case "version" -> version = in.text();
                case "role" -> role = in.oneOf(Role.values(), Role::word);
                case "capabilities" -> capabilities = in.items(JsonIn::word);
                default -> in.each(word -> probed.put(word, in.yesOrNo()));
            }
        }
        return new TestedSubject(name, title, version, role, capabilities, probed);
    }

    private Shard shard() {
        int index = 1;
        int of = 1;
        JsonIn.Members members = in.members(List.of("index", "of"), List.of());
        for (String name = members.next(); name != null; name = members.next()) {
            if (name.equals("index")) {
                index = in.integer(1);
            } else {
                of = in.integer(1);
            }
        }
        try {
            return new Shard(index, of);
        } catch (IllegalArgumentException e) {
            throw in.wrong(String.valueOf(e.getMessage()));
        }
    }

    private Map<Verdict, Integer> counts() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        in.each(word -> {
            int count = in.integer(1);
            try {
                counts.put(Verdict.of(word), count);
            } catch (IllegalArgumentException e) {
                throw in.wrong("there is no such verdict");
            }
        });
        return counts;
    }

    private List<Result> results() {
        Set<String> ids = new HashSet<>();
        return in.items(one -> {
            Result result = result();
            if (!ids.add(result.id())) {
                throw in.wrong("a second result of the scenario `" + result.id() + "` in one run");
            }
            return result;
        });
    }

    Result result() {
        String id = "";
        List<String> aliases = List.of();
        String title = "";
        String theme = "";
        Role role = Role.SERVER;
        Verdict verdict = Verdict.PASSED;
        String reason = "";
        List<QuotedRequirement> requirements = List.of();
        List<Finding> findings = List.of();
        int findingsLeftOut = 0;
        List<String> outcomes = List.of();
        @Nullable String provedBy = null;
        boolean unstable = false;
        Duration took = Duration.ZERO;
        Location at = new Location("", 1, 1);
        String repeat = "";
        Slices.Slice dialogue = Slices.NONE;
        Slices.Slice transcript = Slices.NONE;
        int momentsLeftOut = 0;
        @Nullable Circumstances play = null;
        JsonIn.Members members = in.members(RESULT, RESULT_MAY);
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> id = in.word();
                case "aliases" -> aliases = in.items(JsonIn::word);
                case "title" -> title = in.word();
                case "theme" -> theme = in.word();
                case "role" -> role = in.oneOf(Role.values(), Role::word);
                case "verdict" -> verdict = in.oneOf(Verdict.values(), Verdict::word);
                case "reason" -> reason = in.word();
                case "requirements" -> requirements = in.shared(in.items(one -> in.shared(requirement())));
                case "findings" -> findings = in.items(one -> finding());
                case "findingsLeftOut" -> findingsLeftOut = in.integer(1);
                case "outcomes" -> outcomes = in.items(JsonIn::word);
                case "provedBy" -> provedBy = in.textOrNull();
                case "unstable" -> unstable = in.yesOrNo();
                case "tookMs" -> took = in.millis();
                case "at" -> at = in.location();
                case "repeat" -> repeat = in.text();
                // Read now to find mistakes, and again when somebody wants to see them.
                case "dialogue" -> dialogue = slices.around(in, DetailsIn::dialogue);
                case "transcript" -> transcript = slices.around(in, DetailsIn::transcript);
                case "play" -> play = PlayIn.play(in);
                default -> momentsLeftOut = in.integer(1);
            }
        }
        return new Result(
                new Result.Played(id, aliases, title, theme, role, at),
                new Result.Ending(verdict, reason, provedBy, unstable, took),
                requirements,
                findings,
                findingsLeftOut,
                outcomes,
                repeat,
                slices.details(dialogue, transcript, momentsLeftOut, play));
    }

    private QuotedRequirement requirement() {
        String id = "";
        Level level = Level.OPEN;
        Judgement judgement = Judgement.OBSERVE;
        String role = "";
        String section = "";
        List<Citation> source = List.of();
        String sentence = "";
        Harm harm = Harm.MISUNDERSTANDING;
        String advice = "";
        JsonIn.Members members = in.members(REQUIREMENT, List.of("harm", "advice"));
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "id" -> id = in.word();
                case "level" -> level = in.oneOf(Level.values(), Level::word);
                case "judgement" -> judgement = in.oneOf(Judgement.values(), Judgement::word);
                case "role" -> role = in.oneOf(new String[] {"client", "server", "both"}, word -> word);
                case "section" -> section = in.word();
                case "source" -> source = in.items(one -> citation());
                case "harm" -> harm = in.oneOf(Harm.values(), Harm::word);
                case "advice" -> advice = in.word();
                default -> sentence = in.word();
            }
        }
        return new QuotedRequirement(id, level, judgement, role, section, source, sentence, harm, advice);
    }

    private Citation citation() {
        Map<String, String> texts = new LinkedHashMap<>();
        JsonIn.Members members = in.members(List.of(), CITATION);
        for (String name = members.next(); name != null; name = members.next()) {
            texts.put(name, in.word());
        }
        return new Citation(
                texts.getOrDefault("document", ""),
                texts.getOrDefault("edition", ""),
                texts.getOrDefault("url", ""),
                texts.getOrDefault("place", ""));
    }

    private Finding finding() {
        String requirement = "";
        Judgement judgement = Judgement.OBSERVE;
        String source = "";
        int moment = 0;
        @Nullable Location turn = null;
        List<String> allowed = List.of();
        String found = "";
        JsonIn.Members members = in.members(FINDING, List.of());
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "requirement" -> requirement = in.word();
                case "judgement" -> judgement = in.oneOf(Judgement.values(), Judgement::word);
                case "source" -> source = in.oneOf(new String[] {"script", "rule"}, word -> word);
                case "moment" -> moment = in.integer(0);
                case "turn" -> turn = in.locationOrNull();
                case "allowed" -> allowed = in.items(JsonIn::word);
                default -> found = in.word();
            }
        }
        return new Finding(requirement, judgement, source, moment, turn, allowed, found);
    }
}
