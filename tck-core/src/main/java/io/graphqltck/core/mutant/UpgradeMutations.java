package io.graphqltck.core.mutant;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.TargetPattern;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may be wrong with the upgrade of a connection to WebSocket. */
final class UpgradeMutations {

    private UpgradeMutations() {}

    static List<WrongAct> of(Act.Accepts accepts) {
        List<WrongAct> wrongs = new ArrayList<>();
        wrongs.add(new WrongAct("refuse", "refuses the upgrade", new Act.Refuses(400, 400, Map.of(), "")));
        if (!accepts.deflate()) {
            wrongs.add(new WrongAct(
                    "added-extension",
                    "names an extension that was not offered",
                    new Act.Accepts(accepts.subprotocol(), withExtension(accepts.headers()), false, null)));
        }
        if (!(accepts.subprotocol() instanceof Pattern.OfKind kind) || kind.kind() != Pattern.Kind.ANY) {
            Pattern wrong = new Pattern.Literal(Json.of("wrong-protocol"));
            wrongs.add(new WrongAct(
                    "wrong-subprotocol",
                    "selects a subprotocol that was not offered",
                    new Act.Accepts(wrong, accepts.headers(), accepts.deflate(), null)));
        }
        return wrongs;
    }

    private static Map<String, String> withExtension(Map<String, String> headers) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put("Sec-WebSocket-Extensions", "x-added-on-purpose");
        return more;
    }

    static List<WrongAct> ofRefusal() {
        return List.of(new WrongAct("accept", "accepts the upgrade", new Act.Accepts(null, Map.of(), false, null)));
    }

    /** {@code placed}: whether the protocol says at which path its servers are. */
    static List<WrongAct> of(Act.Connects connects, boolean placed) {
        List<WrongAct> wrongs = new ArrayList<>();
        if (connects.subprotocols() == null) {
            Act other = asking(connects, connects.target(), List.of("wrong-protocol"));
            wrongs.add(new WrongAct("wrong-offer", "offers another subprotocol", other));
        }
        if (placed || connects.target() != null) {
            TargetPattern elsewhere = new TargetPattern(new Pattern.Literal(Json.of("/wrong")), Map.of(), "/wrong");
            Act other = asking(connects, elsewhere, connects.subprotocols());
            wrongs.add(new WrongAct("wrong-path", "asks for another path", other));
        }
        return wrongs;
    }

    /** Another connection, where none may come. */
    static Act again() {
        return new Act.Connects(null, null, Map.of(), List.of(), "GET", null, "13", false);
    }

    private static Act asking(
            Act.Connects connects, @Nullable TargetPattern target, @Nullable List<String> subprotocols) {
        return new Act.Connects(
                target,
                subprotocols,
                connects.headers(),
                connects.without(),
                connects.method(),
                connects.key(),
                connects.version(),
                connects.deflate());
    }
}
