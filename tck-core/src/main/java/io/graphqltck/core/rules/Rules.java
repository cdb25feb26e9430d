package io.graphqltck.core.rules;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All rules that are there, by protocol. */
public final class Rules {

    private final Map<String, ProtocolRules> byProtocol = new HashMap<>();

    private Rules() {}

    public static Rules load(ClassLoader loader) {
        Rules rules = new Rules();
        ServiceLoader.load(ProtocolRules.class, loader).forEach(found -> rules.byProtocol.put(found.protocol(), found));
        return rules;
    }

    /** The requirements of this protocol that are checked on every transcript, with or without a scenario. */
    public Set<String> requirements(Protocol protocol) {
        Set<String> requirements = new TreeSet<>(WebSocketRules.REQUIREMENTS);
        requirements.retainAll(protocol.requirements().keySet());
        requirements.addAll(protocol.grammar().requirements());
        if (protocol.streams() != null) {
            requirements.addAll(protocol.streams().sentences().values());
        }
        if (protocol.authorisation() != null) {
            requirements.addAll(protocol.authorisation().requirements());
        }
        @Nullable ProtocolRules own = byProtocol.get(protocol.name());
        if (own != null) {
            requirements.addAll(own.requirements());
        }
        return requirements;
    }

    /** What the subject did against the laws of the transport and of the protocol, in the order of the transcript. */
    public List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript) {
        List<RuleFinding> findings = new ArrayList<>();
        @Nullable ProtocolRules own = byProtocol.get(protocol.name());
        for (RuleFinding told : WebSocketRules.judge(transcript)) {
            @Nullable
            String sentence = own == null ? null : own.ownSentence(told.requirement(), told.moment(), transcript);
            if (sentence == null && protocol.streams() != null) {
                sentence = protocol.streams().sentences().get(told.requirement());
            }
            if (sentence != null) {
                findings.add(new RuleFinding(sentence, told.moment(), told.expected(), told.found()));
            } else if (StreamedBodies.documentOf(told.requirement()).isEmpty()) {
                findings.add(told);
            }
            // Otherwise it is a framing that this protocol does not have: its script says that, and none of its
            // sentences is broken.
        }
        if (own != null) {
            findings.addAll(own.judge(protocol, subject, transcript));
        }
        for (Transcript.Objected objected : transcript.objections()) {
            Objection objection = objected.objection();
            findings.add(new RuleFinding(
                    objection.requirement(),
                    objected.moment(),
                    objection.expected(),
                    objection.place() + ": " + objection.found()));
        }
        findings.sort(Comparator.comparingInt(RuleFinding::moment));
        return findings;
    }

    /** The sentence that the subject breaks at this moment if no dialogue allows what it did; null where only the dialogue can say. */
    public @Nullable String sentence(Protocol protocol, Role subject, Transcript transcript, int moment) {
        @Nullable ProtocolRules own = byProtocol.get(protocol.name());
        List<Moment> moments = transcript.moments();
        if (own == null || moment < 0 || moment >= moments.size()) {
            return null;
        }
        return own.sentence(subject, moments.get(moment), transcript);
    }

    /** The sentence that may be all that the subject breaks at this moment, if it breaks it in general; or null. */
    public @Nullable String basis(Protocol protocol, Role subject, Transcript transcript, int moment) {
        @Nullable ProtocolRules own = byProtocol.get(protocol.name());
        List<Moment> moments = transcript.moments();
        return own == null || moment < 0 || moment >= moments.size()
                ? null
                : own.basis(subject, moments.get(moment), transcript);
    }
}
