package io.graphqltck.runner.subject;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.run.DeclaredWords;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.runner.CommandException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds words in a subject's declarations that nothing asks for: mistyped, they would silently skip scenarios. */
public final class Declarations {

    private Declarations() {}

    /** Checks them against those of all protocols of the subject. @throws CommandException that names the nearest known word */
    public static void check(SubjectInfo subject, List<Protocol> protocols) {
        DeclaredWords.problem(subject, protocols).ifPresent(problem -> {
            throw CommandException.badInput(subject.name() + " declares the unknown " + problem);
        });
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
}
