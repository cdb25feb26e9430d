package io.graphqltck.core.run;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides which scenarios can be played with a subject, and says why the others cannot. */
final class Plan {

    /** Every GraphQL server answers this one. */
    private static final String EVERYWHERE = "typename";

    /** How the capabilities begin that are fields of the control schema which not every server has: fixtures, not features. */
    private static final String OPTIONAL_FIELD = Probe.CONTROL_SCHEMA + ".";

    private final Protocol protocol;
    private final SubjectInfo subject;

    Plan(Protocol protocol, SubjectInfo subject) {
        this.protocol = protocol;
        this.subject = subject;
    }

    /** The operations as this subject has them. */
    Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>(protocol.operations());
        operations.putAll(subject.operations());
        return operations;
    }

    /** The result of a scenario that is not played, or nothing if it is. */
    Optional<ScenarioResult> withoutPlaying(Scenario scenario) {
        Set<String> used = UsedOperations.of(scenario, subject.role());
        Set<String> needs = new TreeSet<>(scenario.needs());
        if (subject.role() == Role.SERVER) {
            needs.removeAll(ApplicationNeeds.of(scenario, operations()));
        }
        OfHttp.version(scenario).map(HttpVersion::need).ifPresent(needs::add);
        for (String name : used) {
            @Nullable Operation operation = operations().get(name);
            if (operation != null) {
                needs.addAll(operation.needs());
            }
        }
        for (HttpVersion version : HttpVersion.values()) {
            if (needs.remove(version.need()) && version != subject.http()) {
                return Optional.of(ScenarioResult.notPlayed(
                        scenario,
                        subject.role(),
                        Verdict.NOT_APPLICABLE,
                        "it is about HTTP/" + version.word() + ", and the run is over HTTP/"
                                + subject.http().word()));
            }
        }
        for (String need : needs) {
            if (!has(need)) {
                return Optional.of(ScenarioResult.notPlayed(
                        scenario,
                        subject.role(),
                        need.startsWith(OPTIONAL_FIELD) ? Verdict.UNTESTABLE : Verdict.NOT_APPLICABLE,
                        "the subject does not declare the capability `" + need + "`"));
            }
        }
        if (subject.role() == Role.SERVER && !subject.controlSchema()) {
            for (String name : used) {
                if (!name.equals(EVERYWHERE) && !subject.operations().containsKey(name)) {
                    return Optional.of(ScenarioResult.notPlayed(
                            scenario,
                            subject.role(),
                            Verdict.UNTESTABLE,
                            "the server has no operation for `" + name
                                    + "`: it neither offers the control schema nor maps it"));
                }
            }
        }
        return Optional.empty();
    }

    private boolean has(String need) {
        // For a client there is one word for all single results over the socket, see the adapter protocol.
        String word = subject.role() == Role.CLIENT && need.equals("mutations") ? "queries" : need;
        return subject.capabilities().contains(word) || subject.parameters().containsKey(word);
    }
}
