package io.graphqltck.core.replay;

import io.graphqltck.core.authorisation.Objection;
import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.core.transcript.Moment;
import java.util.List;
import java.util.Map;

/**
 * A play as it was recorded.
 *
 * @param moments all of them, in order
 * @param objections what was found to be wrong with a client's authorisation, by the number of the moment
 * @param mask what stands in the moments in place of a secret
 */
public record RecordedPlay(
        Circumstances circumstances, List<Moment> moments, Map<Integer, List<Objection>> objections, String mask) {

    public RecordedPlay {
        moments = List.copyOf(moments);
        objections = Map.copyOf(objections);
    }
}
