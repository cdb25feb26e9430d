package io.graphqltck.selftest;

import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Habit.Does;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.mutant.Liberties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The subjects that conform to a scenario in another way than the kit's own peer: each habit alone, and a few of the combinations,
 * chosen by the scenario's id, so that every run plays the same ones.
 */
final class LegalVariants {

    private static final int COMBINATIONS = 2;
    private static final int COMBINED = 3;
    /** They show in the dialogue; one that changes nothing there is no variant. */
    private static final Set<Does> IN_THE_DIALOGUE = Set.of(
            Does.ANSWERS_IN_REVERSE,
            Does.LEAVES_WITHOUT_CLOSE_FRAME,
            Does.CLOSES_WITHOUT_CODE,
            Does.CONNECTS_EAGERLY,
            Does.OPERATIONS_BY_GET,
            Does.ECHOES,
            Does.ECHOES_LATE,
            Does.KEEPS_ALIVE,
            Does.STREAMS_AS,
            Does.CONNECTS_FOR_EACH,
            Does.TELLS_LOSS_ONCE);

    private LegalVariants() {}

    /** One subject, and the named operations as it has them. */
    record LegalVariant(Habits habits, Scenario performed, Map<String, Operation> operations) {}

    static List<LegalVariant> of(Protocol protocol, Scenario scenario, Role role) {
        Scenario plain = Liberties.plain(scenario, role);
        List<Habit> fitting = protocol.habits().stream()
                .filter(habit -> habit.roles().contains(role))
                .filter(habit -> habit.exception(scenario.id()) == null)
                .filter(habit -> !IN_THE_DIALOGUE.contains(habit.does())
                        || !Liberties.with(habit, protocol, plain, role).equals(plain))
                .filter(habit -> isPlayed(habit, protocol, scenario, role))
                .toList();
        List<LegalVariant> variants = new ArrayList<>();
        fitting.forEach(habit -> variants.add(variant(protocol, plain, role, List.of(habit))));
        Random random = new Random(scenario.id().hashCode());
        for (int i = 0; i < COMBINATIONS && fitting.size() >= COMBINED; i++) {
            List<Habit> left = new ArrayList<>(fitting);
            List<Habit> combined = new ArrayList<>();
            for (int n = 0; n < COMBINED; n++) {
                combined.add(left.remove(random.nextInt(left.size())));
            }
            variants.add(variant(protocol, plain, role, combined));
        }
        return variants;
    }

    /** Not where the scenario needs what the subject lacks, nor where nothing shows that it lacks it. */
    private static boolean isPlayed(Habit habit, Protocol protocol, Scenario scenario, Role role) {
        Lacking lacking = new Lacking(protocol, role, habit.form().lacks());
        return lacking.allows(scenario) && (habit.does() != Does.LACKS || lacking.replaces(scenario));
    }

    private static LegalVariant variant(Protocol protocol, Scenario plain, Role role, List<Habit> habits) {
        Scenario performed = plain;
        for (Habit habit : habits) {
            performed = Liberties.with(habit, protocol, performed, role);
        }
        Set<String> lacks =
                habits.stream().flatMap(habit -> habit.form().lacks().stream()).collect(Collectors.toSet());
        return new LegalVariant(new Habits(habits), performed, new Lacking(protocol, role, lacks).operations());
    }
}
