package io.graphqltck.core.run;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which capabilities a scenario needs of a subject, by itself and for its operations. */
final class Needs {

    private Needs() {}

    /**
     * With the operations as the subject has them. What a scenario for both roles needs of one of them only is described for that
     * one.
     */
    static Set<String> of(Scenario scenario, Role role, Protocol protocol, Map<String, Operation> operations) {
        Set<String> needs = new TreeSet<>(scenario.needs());
        if (role == Role.SERVER) {
            needs.removeAll(ApplicationNeeds.of(scenario, operations));
        }
        needs.removeIf(need -> concerns(protocol, need, role.other()) && !concerns(protocol, need, role));
        HttpVersionFilter.version(scenario).map(HttpVersion::need).ifPresent(needs::add);
        if (OverTls.isAbout(scenario)) {
            needs.add(OverTls.NEED);
        }
        for (String name : UsedOperations.of(scenario, role)) {
            @Nullable Operation operation = operations.get(name);
            if (operation != null) {
                needs.addAll(operation.needs());
            }
        }
        return needs;
    }

    private static boolean concerns(Protocol protocol, String word, Role role) {
        return protocol.capabilities().stream()
                .anyMatch(capability ->
                        capability.role() == role && capability.word().equals(word));
    }
}
