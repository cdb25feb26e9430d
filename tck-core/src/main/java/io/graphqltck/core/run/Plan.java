package io.graphqltck.core.run;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides which scenarios can be played with a subject, and says why the others cannot. */
public final class Plan {

    /** Every GraphQL server answers this one. */
    private static final String EVERYWHERE = "typename";

    /** How the capabilities begin that are fields of the control schema which not every server has: fixtures, not features. */
    private static final String OPTIONAL_FIELD = Probe.CONTROL_SCHEMA + ".";

    private final Protocol protocol;
    private final SubjectInfo subject;
    private final Map<String, Operation> operations;
    /** By identity: to look for what a dialogue uses takes longer than to play some. */
    private final Map<Scenario, Uses> known = Collections.synchronizedMap(new IdentityHashMap<>());

    public Plan(Protocol protocol, SubjectInfo subject) {
        this.protocol = protocol;
        this.subject = subject;
        this.operations = Map.copyOf(standingIn());
    }

    /**
     * What a scenario asks of this subject.
     *
     * @param operations the named ones that its dialogue uses
     * @param needs the capabilities
     */
    private record Uses(Set<String> operations, Set<String> needs) {}

    private Uses uses(Scenario scenario) {
        return known.computeIfAbsent(
                scenario,
                one -> new Uses(
                        UsedOperations.of(one, subject.role()), Needs.of(one, subject.role(), protocol, operations)));
    }

    /** The operations as this subject has them. Cannot be changed. */
    public Map<String, Operation> operations() {
        return operations;
    }

    private Map<String, Operation> standingIn() {
        Map<String, Operation> operations = named();
        if (subject.role() == Role.SERVER) {
            named().forEach((name, operation) -> {
                @Nullable String other = standsInFor(name);
                if (other != null && isNeeded(operation, other)) {
                    operations.put(other, operation);
                }
            });
        }
        return operations;
    }

    /** The same, each as it is named: none stands in for another. */
    Map<String, Operation> named() {
        Map<String, Operation> operations = new HashMap<>(protocol.operations());
        operations.putAll(subject.operations());
        return operations;
    }

    /** By the protocol's own word: a server that maps the operation says nothing of it. */
    private @Nullable String standsInFor(String name) {
        @Nullable Operation operation = protocol.operations().get(name);
        return operation == null ? null : operation.standsInFor();
    }

    /** Whether the server cannot do the other operation, and this one it can. Over HTTP the two are answered in different forms. */
    private boolean isNeeded(Operation operation, String other) {
        @Nullable Operation instead = protocol.operations().get(other);
        return instead != null
                && !protocol.transports().contains(Transport.HTTP)
                && !subject.operations().containsKey(other)
                && !instead.needs().stream().allMatch(this::has)
                && operation.needs().stream().allMatch(this::has)
                && (subject.controlSchema() || subject.operations().containsKey(operation.name()));
    }

    /** The result of a scenario that is not played, or nothing if it is. */
    public Optional<ScenarioResult> withoutPlaying(Scenario scenario) {
        Set<String> used = uses(scenario).operations();
        Set<String> needs = needs(scenario);
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
        if (needs.remove(OverTls.NEED) && !subject.capabilities().contains(OverTls.NEED)) {
            return Optional.of(ScenarioResult.notPlayed(
                    scenario, subject.role(), Verdict.NOT_APPLICABLE, "it is about TLS, and the run is without TLS"));
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
                if (isOfControlSchema(name)) {
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

    /** What the scenario needs of the subject, in a set of the caller's own. */
    public Set<String> needs(Scenario scenario) {
        return new TreeSet<>(uses(scenario).needs());
    }

    /** What the scenario relies on that the subject claims: its capabilities, and the control schema. */
    Set<String> claims(Scenario scenario) {
        Set<String> claims = needs(scenario);
        if (subject.role() == Role.SERVER
                && subject.controlSchema()
                && uses(scenario).operations().stream().anyMatch(this::isOfControlSchema)) {
            claims.add(Probe.CONTROL_SCHEMA);
        }
        return claims;
    }

    /** What a subject of which nothing is known would have to have for the scenario to be played. */
    Set<String> wants(Scenario scenario) {
        Set<String> wants = needs(scenario);
        if (subject.role() == Role.CLIENT && wants.contains("mutations")) {
            wants.add("queries");
        }
        if (subject.role() == Role.SERVER
                && uses(scenario).operations().stream().anyMatch(this::isOfControlSchema)) {
            wants.add(Probe.CONTROL_SCHEMA);
        }
        return wants;
    }

    private boolean isOfControlSchema(String operation) {
        return !operation.equals(EVERYWHERE) && !subject.operations().containsKey(operation);
    }

    private boolean has(String need) {
        // For a client there is one word for all single results over the socket, see the adapter protocol.
        boolean single = subject.role() == Role.CLIENT && need.equals("mutations") && has("queries");
        return single
                || subject.capabilities().contains(need)
                || subject.parameters().containsKey(need);
    }
}
