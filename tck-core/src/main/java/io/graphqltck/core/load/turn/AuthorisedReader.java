package io.graphqltck.core.load.turn;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.act.Act;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads what scenarios say of authorisation; what it may say is the protocol's own business. */
public final class AuthorisedReader {

    private final @Nullable Authorisation authorisation;
    private final boolean shared;

    /** {@code shared}: of scenarios that protocols without an authorisation have, too; it means nothing there. */
    public AuthorisedReader(@Nullable Authorisation authorisation, boolean shared) {
        this.authorisation = authorisation;
        this.shared = shared;
    }

    /** The modifier of a turn, or null where it has none. */
    @Nullable
    Authorised modifier(Fields turn, Role party, Act act, boolean illegally) {
        @Nullable Yaml value = turn.optional("authorised");
        if (value == null) {
            return null;
        }
        if (authorisation == null) {
            if (!shared) {
                turn.problem("authorised", "this protocol has no authorisation");
            }
            return null;
        }
        if (party != Role.CLIENT || act.authorisedAs() == null) {
            turn.problem("authorised", "only what a client connects with, says or requests is authorised");
            return null;
        }
        try {
            Authorised authorised = authorisation.read(PatternReader.plainJson(value));
            if (authorised.isWrong() && !illegally) {
                turn.problem(
                        "authorised",
                        "an authorisation that is wrong on purpose needs a turn with `illegally`, such as `client illegally:`");
            }
            return authorised;
        } catch (AuthorisationException e) {
            turn.problem("authorised", String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** What the client is made with, or null where nothing is said of it. */
    @Nullable
    Json credentials(Fields connects) {
        @Nullable Yaml value = connects.optional("authorisation");
        if (value == null) {
            return null;
        }
        if (authorisation == null) {
            connects.problem("authorisation", "this protocol has no authorisation");
            return null;
        }
        Json content = PatternReader.plainJson(value);
        try {
            authorisation.credentials(content, Instant.EPOCH);
        } catch (AuthorisationException e) {
            connects.problem("authorisation", String.valueOf(e.getMessage()));
        }
        return content;
    }
}
