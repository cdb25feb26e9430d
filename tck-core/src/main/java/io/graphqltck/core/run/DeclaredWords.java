package io.graphqltck.core.run;

import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds words in a subject's declarations that nothing asks for: mistyped, they would silently skip scenarios. */
public final class DeclaredWords {

    private static final Set<String> OF_SERVERS = Set.of(
            "queries",
            "mutations",
            "connect-hook.deny",
            "connect-hook.fail",
            "connect-hook.delay",
            "connect-hook.ack-payload");

    private final Set<String> ofClients;

    /** {@code ofClients}: the capabilities that the adapter protocol has for clients. */
    public DeclaredWords(Set<String> ofClients) {
        this.ofClients = Set.copyOf(ofClients);
    }

    /** The first unknown word, such as {@code capability `querys`. Did you mean `queries`?}; or nothing. */
    public Optional<String> problem(SubjectInfo subject, Collection<Protocol> protocols) {
        Set<String> capabilities = new TreeSet<>(subject.role() == Role.CLIENT ? ofClients : OF_SERVERS);
        Set<String> parameters = new TreeSet<>();
        for (Protocol protocol : protocols) {
            for (Scenario scenario : protocol.scenarios()) {
                capabilities.addAll(scenario.needs());
                parameters.addAll(scenario.needs());
                Waits.of(scenario).forEach(parameters::add);
            }
            for (Operation operation : protocol.operations().values()) {
                capabilities.addAll(operation.needs());
                parameters.addAll(operation.needs());
            }
        }
        parameters.removeAll(ofClients);
        parameters.removeAll(OF_SERVERS);
        return unknown("capability", subject.capabilities(), capabilities)
                .or(() -> unknown("parameter", subject.parameters().keySet(), parameters));
    }

    private static Optional<String> unknown(String what, Set<String> declared, Set<String> known) {
        return new TreeSet<>(declared)
                .stream()
                        .filter(word -> !known.contains(word))
                        .findFirst()
                        .map(word -> what + " `" + word + "`. " + Nearest.hint(word, known));
    }
}
