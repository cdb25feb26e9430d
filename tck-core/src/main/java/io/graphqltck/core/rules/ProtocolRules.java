package io.graphqltck.core.rules;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The laws of one protocol's session, checked on every transcript. Found by {@link java.util.ServiceLoader}; one class for each
 * protocol. Stateless: called on any thread.
 */
public interface ProtocolRules {

    /** The protocol's name. */
    String protocol();

    /**
     * The requirements that these laws hold a subject to, in every scenario, in addition to those that the grammar names for the form of
     * messages. The data says {@code rule: true} of each.
     */
    Set<String> requirements();

    /** What the subject of this role did against the laws, in the order of the transcript. */
    List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript);

    /**
     * The protocol's own sentence that is broken where the wire has reported a law that protocols share, if it depends on what came
     * before; else {@code protocol.yaml} says it.
     *
     * @param law the law's id, such as {@code PARTS-close}
     * @param number of the moment
     * @return null where it depends on nothing
     */
    default @Nullable String ownSentence(String law, int number, Transcript transcript) {
        return null;
    }

    /**
     * The sentence that may be all that the subject breaks by what it did at this moment, where no dialogue allows it: a handshake that
     * fails breaks the one about handshakes, if they fail in general. Asked only where a script has diverged.
     *
     * @return null where only the dialogue can say
     */
    default @Nullable String basis(Role subject, Moment moment, Transcript transcript) {
        return null;
    }

    /**
     * The sentence that the subject breaks by what it did at this moment, where no dialogue allows it, whatever the scenario is about. Asked only where a script has diverged.
     *
     * @return null where only the dialogue can say
     */
    default @Nullable String sentence(Role subject, Moment moment, Transcript transcript) {
        return null;
    }
}
