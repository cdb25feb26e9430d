package io.graphqltck.core.load;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.Authorised;
import io.graphqltck.core.authorisation.Setting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds what the kit will send against the protocol's grammar and RFC 6455: the kit never blames a subject for a malformed
 * message or frame of its own. What a turn marks with {@code illegally} is meant to be wrong.
 */
final class EmissionCheck {

    private static final URI SAMPLE = URI.create("http://127.0.0.1/graphql");

    private final Protocol protocol;
    private final Scenario scenario;
    private final Problems problems;
    private final Bindings bindings;
    private final ExchangeCheck exchanges;

    private EmissionCheck(Protocol protocol, Scenario scenario, Problems problems) {
        this.protocol = protocol;
        this.scenario = scenario;
        this.problems = problems;
        this.bindings = new Bindings(protocol.operations(), "key");
        this.exchanges = new ExchangeCheck(protocol, bindings, problems);
    }

    static void run(Protocol protocol, Problems problems) {
        protocol.scenarios().forEach(scenario -> run(protocol, scenario, problems));
        protocol.probes().forEach(probe -> run(protocol, probe.dialogue(), problems));
        protocol.acquaintance().forEach(shown -> run(protocol, shown.dialogue(), problems));
        protocol.disproofs().forEach(disproof -> run(protocol, disproof.dialogue(), problems));
    }

    private static void run(Protocol protocol, Scenario scenario, Problems problems) {
        EmissionCheck check = new EmissionCheck(protocol, scenario, problems);
        Turn.every(scenario.dialogue())
                .filter(Turn.Speech.class::isInstance)
                .map(Turn.Speech.class::cast)
                .forEach(check::check);
    }

    private void check(Turn.Speech speech) {
        speech.act().accept(new OfAct(speech));
    }

    /** Checks the act of one turn. */
    @SuppressWarnings("NullAway") // it does not know a type argument that is nullable
    private final class OfAct implements ActVisitor<@Nullable Void> {

        private final Turn.Speech speech;

        OfAct(Turn.Speech speech) {
            this.speech = speech;
        }

        @Override
        public @Nullable Void says(Act.Says act) {
            if (isSayable(speech, act.message())) {
                checkMessage(speech, act.message());
            }
            return null;
        }

        @Override
        public @Nullable Void saysOctets(Act.SaysOctets act) {
            return null;
        }

        @Override
        public @Nullable Void connects(Act.Connects act) {
            return null;
        }

        @Override
        public @Nullable Void accepts(Act.Accepts act) {
            return null;
        }

        @Override
        public @Nullable Void refuses(Act.Refuses act) {
            return null;
        }

        @Override
        public @Nullable Void closes(Act.Closes act) {
            if (isSaid(speech) && (act.reason() == null || isSayable(speech, act.reason())) && !speech.illegally()) {
                complain(speech, closeProblem(act));
            }
            return null;
        }

        @Override
        public @Nullable Void drops(Act.Drops act) {
            return null;
        }

        @Override
        public @Nullable Void leaves(Act.Leaves act) {
            return null;
        }

        @Override
        public @Nullable Void pings(Act.Pings act) {
            return ofFrame(SentFrames.lengthProblem(act.data()));
        }

        @Override
        public @Nullable Void pongs(Act.Pongs act) {
            return ofFrame(SentFrames.lengthProblem(act.data()));
        }

        @Override
        public @Nullable Void sendsFrames(Act.SendsFrames act) {
            return ofFrame(SentFrames.problem(act.frames(), speech.party()));
        }

        @Override
        public @Nullable Void sendsOctets(Act.SendsOctets act) {
            return null;
        }

        @Override
        public @Nullable Void requests(Act.Requests act) {
            checkExchange(speech, act.body());
            exchanges.check(speech, act);
            if (act.parameters() != null) {
                isSayable(speech, act.parameters());
            }
            return null;
        }

        @Override
        public @Nullable Void responds(Act.Responds act) {
            checkExchange(speech, act.body());
            exchanges.check(speech, act);
            return null;
        }

        @Override
        public @Nullable Void reads(Act.Reads act) {
            exchanges.check(speech, act);
            if (scenario.roles().contains(Role.CLIENT)) {
                problems.add(
                        speech.at(),
                        "only the kit's own client stops reading; narrow the scenario by `roles: [server]`");
            }
            return null;
        }

        @Override
        public @Nullable Void item(Act.Item act) {
            isSayable(speech, act.message());
            exchanges.check(speech, act);
            return null;
        }

        @Override
        public @Nullable Void keepAlive(Act.KeepAlive act) {
            return ofStream();
        }

        @Override
        public @Nullable Void ends(Act.Ends act) {
            return ofStream();
        }

        @Override
        public @Nullable Void sendsBody(Act.SendsBody act) {
            return ofStream();
        }

        private @Nullable Void ofFrame(@Nullable String problem) {
            if (isSaid(speech) && !speech.illegally()) {
                complain(speech, problem);
            }
            return null;
        }

        private @Nullable Void ofStream() {
            exchanges.checkTransport(speech);
            return null;
        }
    }

    private void checkExchange(Turn.Speech speech, HttpBody body) {
        if (body instanceof HttpBody.JsonValue value) {
            isSayable(speech, value.value());
        }
    }

    /** Where only this party is judged, the kit never needs to say it. */
    private boolean isSaid(Turn.Speech speech) {
        return scenario.roles().contains(speech.party().other());
    }

    private boolean isSayable(Turn.Speech speech, Pattern pattern) {
        @Nullable Pattern unsayable = unsayable(pattern);
        if (unsayable != null && isSaid(speech)) {
            problems.add(
                    speech.at(),
                    "the kit cannot send `" + bindings.describe(unsayable)
                            + "`, which says only what is expected; write a value");
        }
        return unsayable == null;
    }

    /** The first part of it that nobody can say, or null. */
    static @Nullable Pattern unsayable(Pattern pattern) {
        return pattern.every().filter(EmissionCheck::isUnsayable).findFirst().orElse(null);
    }

    private static boolean isUnsayable(Pattern pattern) {
        return pattern instanceof Pattern.Matching || pattern instanceof Pattern.Not;
    }

    private void checkMessage(Turn.Speech speech, Pattern message) {
        String party = speech.party().word();
        @Nullable Json said = authorised(speech.modifiers().authorised(), bindings.say(message));
        if (speech.illegally() || said == null) {
            return;
        }
        @Nullable String problem = protocol.grammar().problem(party, said);
        if (problem != null) {
            problems.add(
                    speech.at(),
                    "what the " + party + " says here is not in the protocol's grammar: " + problem
                            + "; if it is meant to be wrong, write `" + party + " illegally:`");
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

    /** What is wrong with the close frame that the kit makes of it: with the first of its codes. */
    private @Nullable String closeProblem(Act.Closes closes) {
        CloseCodes codes = closes.codes();
        if (codes.any()) {
            return null;
        }
        @Nullable Json reason = closes.reason() == null ? null : bindings.say(closes.reason());
        return SentFrames.closeProblem(
                codes.none() ? null : codes.numbers().get(0),
                reason instanceof Json.JsonString text ? text.value() : "");
    }

    private void complain(Turn.Speech speech, @Nullable String problem) {
        if (problem != null) {
            String party = speech.party().word();
            problems.add(
                    speech.at(),
                    "what the " + party + " sends here breaks RFC 6455: " + problem
                            + "; if it is meant to be wrong, say so with `illegally` after the turn's other words");
        }
    }
}
