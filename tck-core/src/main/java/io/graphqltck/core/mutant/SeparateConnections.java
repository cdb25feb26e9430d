package io.graphqltck.core.mutant;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.Ground;
import io.graphqltck.core.model.application.ApplicationTurn.Subscribes;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dialogue of a client that has one WebSocket connection for each operation, and leaves it before it connects for the next. */
final class SeparateConnections {

    /** The fragment by which a protocol's connection is made ready for operations. */
    private static final String CONNECTED = "connected";

    private final Protocol protocol;
    private final Role role;
    /** The operations that were started on the present connection. */
    private final Set<String> started = new HashSet<>();

    SeparateConnections(Protocol protocol, Role role) {
        this.protocol = protocol;
        this.role = role;
    }

    List<Turn> of(List<Turn> dialogue) {
        Set<String> operations = Turn.every(dialogue)
                .flatMap(turn -> turn instanceof Turn.Application application
                                && application.what() instanceof Subscribes subscribes
                        ? Stream.of(subscribes.as())
                        : Stream.empty())
                .collect(Collectors.toSet());
        return Liberties.map(dialogue, turn -> separated(turn, operations));
    }

    private List<Turn> separated(Turn turn, Set<String> operations) {
        if (!(turn instanceof Turn.Speech speech)) {
            return List.of(turn);
        }
        if (speech.act().ground() == Ground.UPGRADE) {
            started.clear();
        }
        @Nullable String id = speech.party() == role ? operation(speech.act()) : null;
        if (id == null || !operations.contains(id) || !started.add(id) || started.size() == 1) {
            return List.of(turn);
        }
        started.clear();
        started.add(id);
        Turn leaves = new Turn.Speech(turn.at(), role, new Act.Leaves(), false, Modifiers.NONE);
        return Stream.of(List.of(leaves), connected(), List.of(turn))
                .flatMap(List::stream)
                .toList();
    }

    private List<Turn> connected() {
        return protocol.scenarios().stream()
                .flatMap(scenario -> Turn.every(scenario.dialogue()))
                .filter(turn -> turn instanceof Turn.Included included
                        && included.fragment().equals(CONNECTED))
                .findFirst()
                .map(turn -> ((Turn.Included) turn).dialogue())
                .orElse(List.of());
    }

    private static @Nullable String operation(Act act) {
        return Echoes.said(act) instanceof Pattern.Members message
                        && message.members().get("id") instanceof Pattern.Variable id
                ? id.name()
                : null;
    }
}
