package io.graphqltck.core.script;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Estimates the memory that a play needs for the large messages which its dialogue names. */
public final class Bulk {

    /** A message below this size is no reason to wait. */
    private static final long SMALL = 64 << 10;

    /** A message exists as a value, as text, as bytes and in a frame where it is sent, and once more each where it is read. */
    private static final long COPIES = 12;

    private Bulk() {}

    /** In bytes; 0 for a play of ordinary messages. */
    public static long of(Scenario scenario, Map<String, Operation> operations) {
        return COPIES
                * Turn.every(scenario.dialogue())
                        .filter(Turn.Speech.class::isInstance)
                        .mapToLong(turn -> of(((Turn.Speech) turn).act(), operations))
                        .filter(size -> size >= SMALL)
                        .sum();
    }

    private static long of(Act act, Map<String, Operation> operations) {
        long named = act.patterns().stream()
                .flatMap(Pattern::every)
                .mapToLong(pattern -> of(pattern, operations))
                .sum();
        return named
                + act.accept(ActOctets.ALL).mapToLong(octets -> octets.length).sum();
    }

    private static long of(Pattern pattern, Map<String, Operation> operations) {
        if (pattern instanceof Pattern.Literal literal) {
            return of(literal.value());
        }
        @Nullable
        Operation operation = pattern instanceof Pattern.Result result ? operations.get(result.operation()) : null;
        return operation == null
                ? 0
                : operation
                        .results()
                        .get(((Pattern.Result) pattern).number() - 1)
                        .every()
                        .mapToLong(inner -> inner instanceof Pattern.Literal literal ? of(literal.value()) : 0)
                        .sum();
    }

    private static long of(Json value) {
        if (value instanceof Json.JsonObject object) {
            return object.members().values().stream().mapToLong(Bulk::of).sum();
        } else if (value instanceof Json.JsonArray array) {
            return array.items().stream().mapToLong(Bulk::of).sum();
        }
        return value instanceof Json.JsonString text ? text.value().length() : 1;
    }
}
