package io.graphqltck.core.model;

import io.graphqltck.core.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the client's application does or sees. Void when a server is tested. */
public sealed interface ApplicationTurn
        permits ApplicationTurn.Connects,
                ApplicationTurn.Subscribes,
                ApplicationTurn.Unsubscribes,
                ApplicationTurn.Closes,
                ApplicationTurn.Sees {

    /**
     * The client is made.
     *
     * @param params its connection parameters, or null for none
     * @param authorisation what the scenario says of its credentials, or null for the default
     */
    record Connects(@Nullable Pattern params, @Nullable Json authorisation, Map<String, String> headers)
            implements ApplicationTurn {}

    /** Starts an operation; {@code as} is its name in the dialogue. */
    record Subscribes(String operation, String as, @Nullable Pattern variables) implements ApplicationTurn {}

    record Unsubscribes(String operation) implements ApplicationTurn {}

    record Closes() implements ApplicationTurn {}

    /**
     * Is told something.
     *
     * @param of the operation's name in the dialogue
     * @param containing texts that the error's text holds
     */
    record Sees(
            What what,
            String of,
            @Nullable Pattern data,
            @Nullable Pattern errors,
            @Nullable Pattern extensions,
            List<String> containing)
            implements ApplicationTurn {
        public Sees {
            containing = List.copyOf(containing);
        }

        /** One of which nothing but this is said. */
        public Sees(What what, String of) {
            this(what, of, null, null, null, List.of());
        }
    }

    /** What the application does, as the transcript says it: {@code subscribes op}; what it sees has no such words. */
    default String deed() {
        if (this instanceof Subscribes subscribes) {
            return "subscribes " + subscribes.as();
        }
        if (this instanceof Unsubscribes unsubscribes) {
            return "unsubscribes " + unsubscribes.operation();
        }
        return this instanceof Connects ? "connects" : "closes the client";
    }

    /** What it is told. */
    enum What {
        NEXT("next"),
        ERROR("error"),
        COMPLETION("completion"),
        FAILURE("failure"),
        ENDING("ending"),
        NOTHING("nothing");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
