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
        long size = act.accept(ActOctets.ALL).mapToLong(octets -> octets.length).sum();
        for (Pattern pattern : act.patterns()) {
            size += of(pattern, operations);
        }
        return size;
    }

    /** Loops, here and below: every play asks this of all that it says. */
    private static long of(Pattern pattern, Map<String, Operation> operations) {
        long size = 0;
        if (pattern instanceof Pattern.Literal literal) {
            size = of(literal.value());
        } else if (pattern instanceof Pattern.Result result) {
            @Nullable Operation operation = operations.get(result.operation());
            size = operation == null ? 0 : literals(operation.results().get(result.number() - 1));
        }
        for (Pattern inner : pattern.inside()) {
            size += of(inner, operations);
        }
        return size;
    }

    private static long literals(Pattern pattern) {
        long size = pattern instanceof Pattern.Literal literal ? of(literal.value()) : 0;
        for (Pattern inner : pattern.inside()) {
            size += literals(inner);
        }
        return size;
    }

    private static long of(Json value) {
        long size = 0;
        if (value instanceof Json.JsonObject object) {
            for (Json member : object.members().values()) {
                size += of(member);
            }
        } else if (value instanceof Json.JsonArray array) {
            for (Json item : array.items()) {
                size += of(item);
            }
        } else {
            size = value instanceof Json.JsonString text ? text.value().length() : 1;
        }
        return size;
    }
}
