package io.graphqltck.core.load;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Act;
import io.graphqltck.core.model.Pattern;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.script.Bindings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the kit will send against the protocol's grammar: the kit never blames a subject for a malformed message of its
 * own. What a turn marks with {@code illegally} is meant to be wrong.
 */
final class EmissionCheck {

    private static final URI SAMPLE = URI.create("http://127.0.0.1/graphql");

    private final Protocol protocol;
    private final Scenario scenario;
    private final Problems problems;
    private final Bindings bindings;

    private EmissionCheck(Protocol protocol, Scenario scenario, Problems problems) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.problems = problems;
        this.bindings = new Bindings(protocol.operations(), "key");
    }

    static void run(Protocol protocol, Problems problems) {
        for (Scenario scenario : protocol.scenarios()) {
            new EmissionCheck(protocol, scenario, problems).visit(scenario.dialogue());
        }
    }

    private void visit(List<Turn> dialogue) {
        dialogue.forEach(this::visit);
    }

    private void visit(Turn turn) {
        if (turn instanceof Turn.Speech speech && speech.act() instanceof Act.Says says) {
            check(speech, says.message());
        } else if (turn instanceof Turn.Either either) {
            either.alternatives().forEach(alternative -> visit(alternative.dialogue()));
        } else if (turn instanceof Turn.Optionally optionally) {
            visit(optionally.dialogue());
        } else if (turn instanceof Turn.AnyOrder anyOrder) {
            anyOrder.sequences().forEach(this::visit);
        } else if (turn instanceof Turn.Together together) {
            visit(together.dialogue());
        } else if (turn instanceof Turn.Included included) {
            visit(included.dialogue());
        }
    }

    private void check(Turn.Speech speech, Pattern message) {
        Role party = speech.party();
        @Nullable Pattern unsayable = unsayable(message);
        if (unsayable != null) {
            // Where only this party is judged, the kit never has to say it.
            if (scenario.roles().contains(party.other())) {
                problems.add(
                        speech.at(),
                        "the kit cannot send `" + bindings.describe(unsayable)
                                + "`, which says only what is expected; write a value");
            }
            return;
        }
        @Nullable Json said = authorised(speech.modifiers().authorised(), bindings.say(message));
        if (speech.illegally() || said == null) {
            return;
        }
        @Nullable String problem = protocol.grammar().problem(party.word(), said);
        if (problem != null) {
            problems.add(
                    speech.at(),
                    "what the " + party.word() + " says here is not in the protocol's grammar: " + problem
                            + "; if it is meant to be wrong, write `" + party.word() + " illegally:`");
        }
    }

    /** What the authorisation adds is part of what is said. */
    private @Nullable Json authorised(@Nullable Authorised authorised, @Nullable Json said) {
        Authorisation authorisation = protocol.authorisation();
        if (authorised == null || authorisation == null || !(said instanceof Json.JsonObject object)) {
            return said;
        }
        Setting anywhere = new Setting(SAMPLE, authorisation.credentials(Instant.EPOCH), List.of(), Instant.EPOCH);
        return authorised.in(object, anywhere);
    }

    private static @Nullable Pattern unsayable(Pattern pattern) {
        if (pattern instanceof Pattern.Matching || pattern instanceof Pattern.Not) {
            return pattern;
        }
        if (pattern instanceof Pattern.Members members) {
            return firstUnsayable(List.copyOf(members.members().values()));
        }
        if (pattern instanceof Pattern.Encoded encoded) {
            return unsayable(encoded.inner());
        }
        return pattern instanceof Pattern.Items items ? firstUnsayable(items.items()) : null;
    }

    private static @Nullable Pattern firstUnsayable(List<Pattern> patterns) {
        for (Pattern inner : patterns) {
            @Nullable Pattern unsayable = unsayable(inner);
            if (unsayable != null) {
                return unsayable;
            }
        }
        return null;
    }
}
