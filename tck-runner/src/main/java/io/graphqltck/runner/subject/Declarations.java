package io.graphqltck.runner.subject;

import io.graphqltck.client.process.Greeting;
import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.SubjectDescription;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.runner.CommandException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds words in a subject's declarations that nothing asks for: mistyped, they would silently skip scenarios. */
public final class Declarations {

    private static final Set<String> OF_SERVERS = Set.of(
            "queries",
            "mutations",
            "connect-hook.deny",
            "connect-hook.fail",
            "connect-hook.delay",
            "connect-hook.ack-payload");

    private Declarations() {}

    /** Checks them. @throws CommandException that names the nearest known word */
    public static void check(SubjectInfo subject, Protocol protocol) {
        Set<String> known = new TreeSet<>(subject.role() == Role.CLIENT ? Greeting.WORDS : OF_SERVERS);
        protocol.scenarios().stream().map(Scenario::needs).forEach(known::addAll);
        protocol.operations().values().stream().map(Operation::needs).forEach(known::addAll);
        check(subject, "capability", subject.capabilities(), known);
        known.removeAll(Greeting.WORDS);
        known.removeAll(OF_SERVERS);
        protocol.scenarios().stream().flatMap(Waits::of).forEach(known::add);
        check(subject, "parameter", subject.parameters().keySet(), known);
    }

    /** Checks what is said of credentials. @throws CommandException with what is wrong */
    public static void checkAuthorisation(SubjectDescription subject, Protocol protocol) {
        @Nullable Authorisation authorisation = protocol.authorisation();
        if (authorisation == null) {
            return;
        }
        for (Json content : subject.authorisation()) {
            try {
                authorisation.credentials(content, Instant.EPOCH);
            } catch (AuthorisationException e) {
                throw CommandException.badInput(subject.name() + ", `authorisation`: " + e.getMessage());
            }
        }
    }

    private static void check(SubjectInfo subject, String what, Set<String> declared, Set<String> known) {
        for (String word : new TreeSet<>(declared)) {
            if (!known.contains(word)) {
                throw CommandException.badInput(subject.name() + " declares the unknown " + what + " `" + word + "`. "
                        + Nearest.hint(word, known));
            }
        }
    }
}
