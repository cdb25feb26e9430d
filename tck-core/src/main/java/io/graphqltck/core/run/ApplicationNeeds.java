package io.graphqltck.core.run;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.application.ApplicationTurnVisitor;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities of a client that a scenario makes use of, by what its application does and must be told. They say nothing about
 * servers, for whom the application's turns are void.
 */
public final class ApplicationNeeds {

    private static final java.util.regex.Pattern OPERATION =
            java.util.regex.Pattern.compile("(^|[\\s}])(query|mutation|subscription)\\b");
    private static final Set<String> ENDS = Set.of("complete", "error");

    private final Map<String, Operation> operations;
    private final Set<String> needs = new TreeSet<>();
    /** The names of operations that run on the present connection. */
    private final Set<String> running = new LinkedHashSet<>();

    /** What is asked for by each of them. */
    private final Map<String, ApplicationTurn.Subscribes> requests = new HashMap<>();

    private final Set<String> repeated = new LinkedHashSet<>();
    private boolean begunBeside;
    private boolean sentTwice;

    private ApplicationNeeds(Map<String, Operation> operations) {
        this.operations = operations;
    }

    /** The words of the adapter protocol; none for a scenario that is not for clients. */
    public static Set<String> of(Scenario scenario, Map<String, Operation> operations) {
        return read(scenario, operations).needs;
    }

    /**
     * Whether a client must send an operation that already runs a second time: a client may send identical operations once and give the
     * results to both.
     */
    public static boolean needIdenticalOperations(Scenario scenario, Map<String, Operation> operations) {
        return read(scenario, operations).sentTwice;
    }

    private static ApplicationNeeds read(Scenario scenario, Map<String, Operation> operations) {
        ApplicationNeeds found = new ApplicationNeeds(operations);
        if (scenario.concerns(Role.CLIENT)) {
            found.visit(scenario.dialogue());
        }
        return found;
    }

    private void visit(List<Turn> dialogue) {
        for (Turn turn : dialogue) {
            if (turn instanceof Turn.Application application) {
                visit(application.what());
            } else if (turn instanceof Turn.Speech speech) {
                visit(speech);
            } else if (!(turn instanceof Turn.Either) && !(turn instanceof Turn.Optionally)) {
                // What a client may do, but need not, needs nothing.
                turn.inside().forEach(this::visit);
            }
        }
    }

    private void visit(ApplicationTurn what) {
        add(what.within() != null, "in-callback");
        what.accept(new OfTurn());
    }

    private void visit(Turn.Speech speech) {
        if (speech.act().ground() == Ground.UPGRADE) {
            String last = running.stream().reduce((first, second) -> second).orElse("");
            running.retainAll(Set.of(last));
            begunBeside = false;
            repeated.retainAll(running);
        } else if (speech.act().ground() == Ground.REQUEST) {
            sentTwice |= !repeated.isEmpty();
        } else if (speech.act() instanceof Act.Says says && says.message() instanceof Pattern.Members message) {
            boolean begins = speech.party() == Role.CLIENT && isOfRunning(message, running);
            add(begins && begunBeside, "multiplexing");
            sentTwice |= begins && isOfRunning(message, repeated);
            if (isEnd(message.members().get("type")) && message.members().get("id") instanceof Pattern.Variable id) {
                running.remove(id.name());
            }
        }
    }

    private static boolean isOfRunning(Pattern.Members message, Set<String> names) {
        return message.members().get("id") instanceof Pattern.Variable id && names.contains(id.name());
    }

    private static boolean isSame(ApplicationTurn.Subscribes one, ApplicationTurn.Subscribes other) {
        return one.operation().equals(other.operation()) && Objects.equals(one.variables(), other.variables());
    }

    private static boolean isEnd(@Nullable Pattern type) {
        return ENDS.stream().anyMatch(end -> new Pattern.Literal(Json.of(end)).equals(type));
    }

    private void add(boolean needed, String word) {
        if (needed) {
            needs.add(word);
        }
    }

    private static boolean isChosenByName(Operation operation) {
        if (operation.operationName() == null) {
            return false;
        }
        return OPERATION.matcher(operation.query()).results().count() > 1;
    }

    /** What each kind of turn asks of a client. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private final class OfTurn implements ApplicationTurnVisitor<@Nullable Void> {

        @Override
        public @Nullable Void connects(ApplicationTurn.Connects turn) {
            add(turn.params() != null, "params");
            add(!turn.headers().isEmpty(), "headers");
            return null;
        }

        @Override
        public @Nullable Void subscribes(ApplicationTurn.Subscribes turn) {
            @Nullable Operation operation = operations.get(turn.operation());
            add(operation != null && isChosenByName(operation), "operation-name");
            begunBeside = !running.isEmpty();
            running.stream()
                    .map(requests::get)
                    .filter(other -> other != null && isSame(other, turn))
                    .forEach(other -> repeated.add(turn.as()));
            requests.put(turn.as(), turn);
            running.add(turn.as());
            return null;
        }

        @Override
        public @Nullable Void unsubscribes(ApplicationTurn.Unsubscribes turn) {
            add(true, "unsubscribe");
            running.remove(turn.operation());
            return null;
        }

        @Override
        public @Nullable Void closes(ApplicationTurn.Closes turn) {
            return null;
        }

        @Override
        public @Nullable Void network(ApplicationTurn.Network turn) {
            return null;
        }

        @Override
        public @Nullable Void sees(ApplicationTurn.Sees turn) {
            add(turn.what() == What.NEXT && turn.data() != null && turn.errors() != null, "partial-results");
            add(turn.what() == What.NEXT && turn.extensions() != null, "extensions");
            if (turn.what() != What.NEXT && turn.what() != What.NOTHING) {
                running.remove(turn.of());
            }
            return null;
        }
    }
}
