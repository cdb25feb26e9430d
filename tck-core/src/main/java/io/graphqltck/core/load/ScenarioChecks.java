package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.TurnVisitor;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurnVisitor;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.subject.Cue;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must hold of one scenario beyond its grammar: its names are bound, its roles have something to judge. */
@SuppressWarnings("NullAway") // it does not know a type argument that is nullable
final class ScenarioChecks {

    private final Scenario scenario;
    private final Map<String, Requirement> requirements;
    private final boolean judges;
    private final Problems problems;
    private final Map<String, Integer> mentions = new HashMap<>();
    private final Map<String, Location> firstMention = new HashMap<>();
    private final Set<String> started = new HashSet<>();
    private final List<ApplicationTurn.Sees> seen = new ArrayList<>();
    /** By whose subject's role a variable is heard at its first mention, rather than said by the kit. */
    private final Map<String, Set<Role>> heardBy = new HashMap<>();

    private Role speaker = Role.CLIENT;
    private boolean applicationActs;

    ScenarioChecks(Scenario scenario, Map<String, Requirement> requirements, Problems problems) {
        this(scenario, requirements, true, problems);
    }

    private ScenarioChecks(
            Scenario scenario, Map<String, Requirement> requirements, boolean judges, Problems problems) {
        this.scenario = scenario;
        this.requirements = requirements;
        this.judges = judges;
        this.problems = problems;
    }

    /** A probe counts against no requirement. */
    static ScenarioChecks ofProbe(Scenario scenario, Problems problems) {
        return new ScenarioChecks(scenario, Map.of(), false, problems);
    }

    void run() {
        Turn.every(scenario.dialogue()).forEach(this::visit);
        mentions.forEach((name, count) -> {
            boolean heardOnly = scenario.roles().equals(heardBy.getOrDefault(name, Set.of()));
            if (count == 1 && heardOnly && !name.equals("key") && !started.contains(name)) {
                problems.add(
                        firstMention.getOrDefault(name, scenario.at()),
                        "nothing binds the variable `$" + name + "` or compares it, this is its only mention. "
                                + (others(name).isEmpty() ? "" : Nearest.hint(name, others(name)) + " ")
                                + "Write `<string>` for any text, or `$$" + name + "` for the text itself");
            }
        });
        for (Role role : scenario.roles()) {
            boolean bound = scenario.requirements().stream()
                    .map(requirements::get)
                    .anyMatch(requirement ->
                            requirement != null && requirement.roles().contains(role));
            if (judges && !bound) {
                problems.add(scenario.at(), "`" + scenario.id() + "` has no requirement that binds a " + role.word());
            }
        }
        // Without a requirement that is known the roles are not known either, which is reported already.
        boolean known = scenario.requirements().stream().anyMatch(requirements::containsKey);
        if (scenario.concerns(Role.CLIENT) && !applicationActs && (known || !scenario.isForPairs())) {
            problems.add(
                    scenario.at(),
                    "`" + scenario.id()
                            + "` is for clients but its application does nothing; begin with `application: { subscribes: …, as: … }`");
        }
    }

    private Set<String> others(String name) {
        Set<String> others = new java.util.TreeSet<>(mentions.keySet());
        others.addAll(started);
        others.remove(name);
        return others;
    }

    private void visit(Turn turn) {
        requirement(turn.requirement(), turn.at());
        turn.accept(new OfTurn());
    }

    /** The names that a turn itself mentions; what stands within it is visited by itself. */
    private final class OfTurn implements TurnVisitor<@Nullable Void> {

        @Override
        public @Nullable Void speech(Turn.Speech speech) {
            speaker = speech.party();
            speech.act().patterns().forEach(pattern -> visit(pattern, speech.at()));
            return null;
        }

        @Override
        public @Nullable Void application(Turn.Application application) {
            return application.what().accept(new OfApplication(application.at()));
        }

        @Override
        public @Nullable Void silence(Turn.Silence silence) {
            return null;
        }

        @Override
        public @Nullable Void resume(Turn.Resume resume) {
            return null;
        }

        @Override
        public @Nullable Void either(Turn.Either either) {
            refuseCallbacks(either);
            return null;
        }

        @Override
        public @Nullable Void optionally(Turn.Optionally optionally) {
            refuseCallbacks(optionally);
            return null;
        }

        @Override
        public @Nullable Void anyOrder(Turn.AnyOrder anyOrder) {
            return null;
        }

        @Override
        public @Nullable Void together(Turn.Together together) {
            return null;
        }

        @Override
        public @Nullable Void included(Turn.Included included) {
            return null;
        }
    }

    /** They are ordered before anybody knows which way the dialogue takes. */
    private void refuseCallbacks(Turn choice) {
        choice.inside()
                .forEach(inside -> Turn.every(inside)
                        .filter(turn -> turn instanceof Turn.Application application
                                && application.what().within() != null)
                        .forEach(turn -> problems.add(
                                turn.at(), "`within` cannot stand in an alternative or an optional passage")));
    }

    private void requirement(@Nullable String id, Location at) {
        if (id != null && !requirements.containsKey(id)) {
            problems.add(at, "unknown requirement `" + id + "`. " + Nearest.hint(id, requirements.keySet()));
        }
    }

    /** The names that the application mentions: of variables, and of operations that it must have begun. */
    private final class OfApplication implements ApplicationTurnVisitor<@Nullable Void> {

        private final Location at;

        OfApplication(Location at) {
            this.at = at;
        }

        @Override
        public @Nullable Void connects(ApplicationTurn.Connects connects) {
            visitIfThere(connects.params(), at);
            return null;
        }

        @Override
        public @Nullable Void subscribes(ApplicationTurn.Subscribes subscribes) {
            applicationActs = true;
            within(subscribes.within(), at);
            started.add(subscribes.as());
            visitIfThere(subscribes.variables(), at);
            return null;
        }

        @Override
        public @Nullable Void unsubscribes(ApplicationTurn.Unsubscribes unsubscribes) {
            within(unsubscribes.within(), at);
            known(unsubscribes.operation(), at);
            return null;
        }

        @Override
        public @Nullable Void network(ApplicationTurn.Network network) {
            if (!scenario.isForPairs()) {
                problems.add(
                        at, "`network` needs a relay between two subjects; say `roles: [pair]`, or use `server drops`");
            }
            return null;
        }

        @Override
        public @Nullable Void closes(ApplicationTurn.Closes closes) {
            within(closes.within(), at);
            return null;
        }

        @Override
        public @Nullable Void sees(ApplicationTurn.Sees sees) {
            known(sees.of(), at);
            seen.add(sees);
            visitIfThere(sees.data(), at);
            visitIfThere(sees.errors(), at);
            visitIfThere(sees.extensions(), at);
            return null;
        }
    }

    private void within(@Nullable Cue cue, Location at) {
        if (cue != null && seen.stream().noneMatch(sees -> sees.shows(cue))) {
            problems.add(
                    at,
                    "no turn before this one has the application see " + cue.words()
                            + ", within whose callback it acts; write that turn before");
        }
    }

    private void visitIfThere(@Nullable Pattern pattern, Location at) {
        if (pattern != null) {
            visit(pattern, at);
        }
    }

    private void known(String operation, Location at) {
        if (!started.contains(operation)) {
            problems.add(
                    at,
                    "the application has not subscribed to `" + operation + "` before. "
                            + Nearest.hint(operation, started));
        }
    }

    private void visit(Pattern pattern, Location at) {
        pattern.every().forEach(part -> {
            if (part instanceof Pattern.Variable variable) {
                mentions.merge(variable.name(), 1, Integer::sum);
                firstMention.putIfAbsent(variable.name(), at);
                heardBy.putIfAbsent(variable.name(), Set.of(speaker));
            }
        });
    }
}
