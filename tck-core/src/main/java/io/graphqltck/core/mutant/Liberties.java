package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Habit;
import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.application.ApplicationTurn.Sees;
import io.graphqltck.core.model.application.ApplicationTurn.Subscribes;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes the liberties that a document leaves: the dialogue of a subject that conforms in another way than the kit's own peer. */
public final class Liberties {

    /** In place of an operation's name: what is told is told of the connection. */
    public static final String CONNECTION = "*connection*";

    private final Protocol protocol;
    private final Role role;

    private Liberties(Protocol protocol, Role role) {
        this.protocol = protocol;
        this.role = role;
    }

    /** The plain dialogue of a subject that conforms. */
    public static Scenario plain(Scenario scenario, Role role) {
        return Variants.plain(scenario, role);
    }

    /** The dialogue with this habit; the very same where the habit shows elsewhere than in the dialogue, or not at all. */
    public static Scenario with(Habit habit, Protocol protocol, Scenario performed, Role role) {
        List<Turn> changed = new Liberties(protocol, role).changed(habit, performed.dialogue());
        return changed.equals(performed.dialogue()) ? performed : performed.with(changed);
    }

    private List<Turn> changed(Habit habit, List<Turn> dialogue) {
        return switch (habit.does()) {
            case ANSWERS_IN_REVERSE -> map(dialogue, this::reversed);
            case LEAVES_WITHOUT_CLOSE_FRAME ->
                acts(dialogue, act -> act.equals(new Act.Leaves()) ? new Act.Drops(null) : act);
            case CLOSES_WITHOUT_CODE -> acts(dialogue, Liberties::withoutCode);
            case CONNECTS_EAGERLY -> eagerly(dialogue);
            case OPERATIONS_BY_GET -> acts(dialogue, this::byGet);
            case ECHOES, ECHOES_LATE -> new Echoes(habit, role).of(dialogue);
            case KEEPS_ALIVE -> map(dialogue, this::keptAlive);
            case TELLS_LOSS_ONCE -> lossOnce(dialogue);
            case STREAMS_AS ->
                acts(dialogue, act -> streamedAs(String.valueOf(habit.form().text()), act));
            case CONNECTS_FOR_EACH -> new SeparateConnections(protocol, role).of(dialogue);
            case WRITES_OCTET_BY_OCTET,
                    WRITES_TOGETHER,
                    WRITES_LATE,
                    PINGS,
                    SAYS_MORE,
                    ADDS_MEMBERS,
                    WRITES_OTHER_FIELDS,
                    OFFERS_MORE,
                    USES_UUIDS,
                    USES_COUNTERS,
                    QUOTES_PARAMETERS,
                    SAYS_NULL,
                    BEGINS_STREAMS_WITH,
                    ENDS_STREAMS_WITH,
                    LACKS,
                    TELLS_FAILURES_AS_RESULTS,
                    TELLS_COMPLETION_LATE,
                    TELLS_TOGETHER -> dialogue;
        };
    }

    /** The turns with some of them changed; what stands within a turn is changed before the turn. */
    static List<Turn> map(List<Turn> dialogue, Function<Turn, List<Turn>> change) {
        return dialogue.stream()
                .flatMap(turn -> change.apply(Dialogues.within(turn, inner -> map(inner, change))).stream())
                .toList();
    }

    private List<Turn> acts(List<Turn> dialogue, Function<Act, Act> change) {
        return map(dialogue, turn -> {
            boolean own = turn instanceof Turn.Speech speech && speech.party() == role && !speech.illegally();
            if (!own) {
                return List.of(turn);
            }
            Turn.Speech speech = (Turn.Speech) turn;
            Act changed = change.apply(speech.act());
            return List.of(
                    changed.equals(speech.act())
                            ? turn
                            : new Turn.Speech(
                                    speech.at(), speech.party(), changed, speech.illegally(), speech.modifiers()));
        });
    }

    private List<Turn> reversed(Turn turn) {
        if (!(turn instanceof Turn.AnyOrder anyOrder)) {
            return List.of(turn);
        }
        List<List<Turn>> sequences = new ArrayList<>(anyOrder.sequences());
        Collections.reverse(sequences);
        return List.of(new Turn.AnyOrder(anyOrder.at(), sequences));
    }

    private static Act withoutCode(Act act) {
        return act instanceof Act.Closes closes && closes.codes().any() && closes.reason() == null
                ? new Act.Closes(new CloseCodes(false, true, List.of()), null)
                : act;
    }

    private static Act streamedAs(String type, Act act) {
        if (!(act instanceof Act.Responds responds)
                || !responds.streamed()
                || responds.headers().keySet().stream().anyMatch("content-type"::equalsIgnoreCase)) {
            return act;
        }
        Map<String, String> headers = new LinkedHashMap<>(responds.headers());
        headers.put("content-type", type);
        return new Act.Responds(responds.to(), responds.status(), headers, responds.body(), true);
    }

    /** What the application asks for before there is a connection is not waited for. */
    private static List<Turn> eagerly(List<Turn> dialogue) {
        boolean[] connected = {false};
        return map(dialogue, turn -> {
            connected[0] |= turn instanceof Turn.Speech speech && speech.act().ground() == Ground.UPGRADE;
            boolean waits = turn instanceof Turn.Application application && application.what() instanceof Subscribes;
            return waits && !connected[0] ? List.of() : List.of(turn);
        });
    }

    private Act byGet(Act act) {
        if (!(act instanceof Act.Requests post)
                || !post.method().equals("POST")
                || post.parameters() != null
                || !(post.body() instanceof HttpBody.JsonValue body)
                || !mayGoByGet(body.value())) {
            return act;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        post.headers().forEach((name, value) -> {
            if (!name.toLowerCase(Locale.ROOT).startsWith("content-")) {
                fields.put(name, value);
            }
        });
        return post.withMethod("GET")
                .withTarget(post.target(), body.value())
                .withHeaders(fields)
                .withBody(new HttpBody.JsonValue(new Pattern.OfKind(Pattern.Kind.ABSENT)));
    }

    private boolean mayGoByGet(Pattern body) {
        if (body instanceof Pattern.Request request) {
            @Nullable Operation found = protocol.operations().get(request.operation());
            return found != null && found.kind() != Operation.Kind.MUTATION;
        }
        // Any operation; one with extensions belongs to a stream that was requested before.
        return body instanceof Pattern.Members members
                && members.members().containsKey("query")
                && !members.members().containsKey("extensions")
                && !(members.members().get("query") instanceof Pattern.Literal);
    }

    private List<Turn> keptAlive(Turn turn) {
        if (!(turn instanceof Turn.Speech speech) || speech.party() != role || speech.illegally()) {
            return List.of(turn);
        }
        if (speech.act() instanceof Act.Item item) {
            return List.of(alive(speech, new Act.KeepAlive(item.terms(), Map.of())), turn);
        }
        return speech.act() instanceof Act.Ends ends && ends.instead() == null
                ? List.of(alive(speech, new Act.KeepAlive(ends.terms(), Map.of())), turn)
                : List.of(turn);
    }

    private static Turn alive(Turn.Speech speech, Act act) {
        return new Turn.Speech(speech.at(), speech.party(), act, false, Modifiers.NONE);
    }

    /** The first of several ends that may be told of the connection is, and the others are not told again. */
    private static List<Turn> lossOnce(List<Turn> dialogue) {
        boolean[] told = {false};
        return map(dialogue, turn -> {
            boolean loss = turn instanceof Turn.Application application
                    && application.what() instanceof Sees sees
                    && (sees.what() == What.FAILURE || sees.what() == What.ENDING);
            if (!loss) {
                return List.of(turn);
            }
            if (told[0]) {
                return List.of();
            }
            told[0] = true;
            Turn.Application application = (Turn.Application) turn;
            Sees sees = (Sees) application.what();
            Sees once = new Sees(What.FAILURE, CONNECTION, null, null, null, sees.containing());
            return List.of(new Turn.Application(turn.at(), once, application.requirement()));
        });
    }
}
