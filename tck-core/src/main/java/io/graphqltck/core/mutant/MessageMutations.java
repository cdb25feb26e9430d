package io.graphqltck.core.mutant;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What may be wrong with one message of a protocol over WebSocket. */
final class MessageMutations {

    private static final Pattern WRONG = new Pattern.Literal(Json.of("wrong on purpose"));

    static final Pattern ERRORS = new Pattern.OfKind(Pattern.Kind.ERRORS);

    private MessageMutations() {}

    /**
     * Of a message that is said.
     *
     * @param mentioned the variables that were named before it, and so have a value by now
     */
    static List<WrongAct> of(Pattern.Members message, Set<String> mentioned) {
        List<WrongAct> wrongs = new ArrayList<>();
        if (message.members().containsKey("type")) {
            wrongs.add(new WrongAct("wrong-type", "says a message of an unknown type", with(message, "type", WRONG)));
        }
        if (isHeld(message.members().get("id"), mentioned)) {
            wrongs.add(new WrongAct("wrong-id", "says it with another id", with(message, "id", WRONG)));
        }
        @Nullable Pattern payload = message.members().get("payload");
        if (payload != null && !mayBeAnything(payload)) {
            wrongs.add(new WrongAct(
                    "wrong-payload", "says it with another payload", with(message, "payload", wrong(payload))));
        }
        if (payload instanceof Pattern.Members result && result.isCleanResult()) {
            wrongs.add(new WrongAct(
                    "added-errors",
                    "says it with errors in addition to its data",
                    with(message, "payload", changed(result, "errors", ERRORS))));
        }
        return wrongs;
    }

    /** Whether this value is held to anything: a variable is only once it was mentioned, before any text will do. */
    private static boolean isHeld(@Nullable Pattern value, Set<String> mentioned) {
        return value instanceof Pattern.Literal
                || (value instanceof Pattern.Variable variable && mentioned.contains(variable.name()));
    }

    private static boolean mayBeAnything(Pattern payload) {
        return payload instanceof Pattern.OfKind kind
                && (kind.kind() == Pattern.Kind.ANY || kind.kind() == Pattern.Kind.OBJECT_OR_NULL_OR_ABSENT);
    }

    private static Pattern wrong(Pattern payload) {
        if (payload instanceof Pattern.Members members && members.members().containsKey("data")) {
            return changed(members, "data", new Pattern.Members(Map.of("wrong", WRONG)));
        }
        return WRONG;
    }

    private static Act with(Pattern.Members message, String name, Pattern value) {
        return new Act.Says(changed(message, name, value));
    }

    static Pattern changed(Pattern.Members message, String name, Pattern value) {
        Map<String, Pattern> changed = new LinkedHashMap<>(message.members());
        changed.put(name, value);
        return new Pattern.Members(changed);
    }
}
