package io.graphqltck.core.rules;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Transcript;
import java.util.List;

/**
 * The laws of one protocol's session, checked on every transcript. Found by {@link java.util.ServiceLoader}; one class for each
 * protocol. Stateless: called on any thread.
 */
public interface ProtocolRules {

    /** The protocol's name. */
    String protocol();

    /** What the subject of this role did against the laws, in the order of the transcript. */
    List<RuleFinding> judge(Protocol protocol, Role subject, Transcript transcript);
}
