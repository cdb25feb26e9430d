package io.graphqltck.core.play;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.play.cursor.Divergence;
import io.graphqltck.core.play.cursor.Outcome;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.subject.ApplicationEvent.Gone;
import io.graphqltck.core.transcript.Transcript;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a play.
 *
 * @param divergence where it left the script, or null
 * @param trouble why it says nothing about the subject, or null: the kit was late, the adapter broke
 * @param gone why the client under test, or its adapter, could not continue, or null
 * @param streamedOctets how many octets of bodies of streamed responses the peer has sent
 */
public record Played(
        Script script,
        Transcript transcript,
        @Nullable Divergence divergence,
        List<Outcome> outcomes,
        @Nullable String trouble,
        @Nullable Gone gone,
        long streamedOctets) {

    /** How a trouble begins that is the kit's own lag, or that of its machine. It may be gone when this is played again. */
    public static final String LATE = "the kit itself was late";

    /** How the reason begins where the kit reads no further. */
    public static final String LIMIT = "a limit of the kit: ";

    /** The reason where the kit reads no further, for a limit or for its own failure. */
    public static String limit(String why) {
        return why.startsWith(KitFailure.PREFIX) ? why : LIMIT + why;
    }

    /** One in which nothing was streamed. */
    public Played(
            Script script,
            Transcript transcript,
            @Nullable Divergence divergence,
            List<Outcome> outcomes,
            @Nullable String trouble,
            @Nullable Gone gone) {
        this(script, transcript, divergence, outcomes, trouble, gone, 0);
    }

    public Played {
        outcomes = List.copyOf(outcomes);
    }

    /** Why the play shows nothing of the subject: its adapter, the kit, or a limit of the kit ended it; or null where it shows something. */
    public @Nullable String unjudged() {
        if (gone != null) {
            return gone.message();
        }
        Transcript.@Nullable Exceeded exceeded = transcript.exceeded();
        if (trouble != null || exceeded == null) {
            return trouble;
        }
        return divergence != null && divergence.moment() < exceeded.moment() ? null : limit(exceeded.why());
    }
}
