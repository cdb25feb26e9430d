package io.graphqltck.core.model.application;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.subject.Cue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the client's application does or sees. Void when a server is tested. */
public sealed interface ApplicationTurn
        permits ApplicationTurn.Connects,
                ApplicationTurn.Subscribes,
                ApplicationTurn.Unsubscribes,
                ApplicationTurn.Closes,
                ApplicationTurn.Network,
                ApplicationTurn.Sees {

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor);

    /** What the application does; null for what it only sees. */
    @Nullable
    Deed deed();

    /** The callback of the client within which the application does it; null for what it does at any other time, or only sees. */
    default @Nullable Cue within() {
        return null;
    }

    /**
     * The client is made.
     *
     * @param params its connection parameters, or null for none
     * @param authorisation what the scenario says of its credentials, or null for the default
     */
    record Connects(@Nullable Pattern params, @Nullable Json authorisation, Map<String, String> headers)
            implements ApplicationTurn {
        @Override
        public Deed deed() {
            return new Deed.Connects();
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor) {
            return visitor.connects(this);
        }
    }

    /** Starts an operation; {@code as} is its name in the dialogue. */
    record Subscribes(
            String operation,
            String as,
            @Nullable Pattern variables,
            @Nullable Cue within) implements ApplicationTurn {
        @Override
        public Deed deed() {
            return new Deed.Subscribes(as);
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor) {
            return visitor.subscribes(this);
        }
    }

    record Unsubscribes(String operation, @Nullable Cue within) implements ApplicationTurn {
        @Override
        public Deed deed() {
            return new Deed.Unsubscribes(operation);
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor) {
            return visitor.unsubscribes(this);
        }
    }

    record Closes(@Nullable Cue within) implements ApplicationTurn {
        @Override
        public Deed deed() {
            return new Deed.Closes();
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor) {
            return visitor.closes(this);
        }
    }

    /** The network changes around the application; only where a relay stands between two subjects. */
    record Network(NetworkChange change) implements ApplicationTurn {
        @Override
        public @Nullable Deed deed() {
            return null;
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor) {
            return visitor.network(this);
        }
    }

    /**
     * Receives something.
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

        /** Whether what the cue waits for has happened once this is seen. */
        public boolean shows(Cue cue) {
            boolean ends = what != What.NEXT && what != What.NOTHING;
            return of.equals(cue.operation())
                    && switch (cue.on()) {
                        case FIRST_RESULT -> what == What.NEXT;
                        case COMPLETION -> what == What.COMPLETION || what == What.ENDING;
                        case ERROR -> ends && what != What.COMPLETION;
                        case END -> ends;
                    };
        }

        /** Whether it is a result of which the data is named and no errors: one that has errors is another result. */
        public boolean isCleanResult() {
            return what == What.NEXT
                    && errors == null
                    && (data instanceof Pattern.Result || data instanceof Pattern.Members);
        }

        @Override
        public @Nullable Deed deed() {
            return null;
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationTurnVisitor<R> visitor) {
            return visitor.sees(this);
        }
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
