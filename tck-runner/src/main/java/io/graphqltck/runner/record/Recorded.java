package io.graphqltck.runner.record;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;

/** One connection, or one exchange, as a transcript for each party: what it said itself is what it is judged by. */
final class Recorded {

    private final int number;
    private final Map<Role, Transcript> transcripts = new EnumMap<>(Role.class);

    /** {@code nanoClock}: when what is added was heard. */
    Recorded(int number, LongSupplier nanoClock) {
        this.number = number;
        for (Role role : Role.values()) {
            transcripts.put(role, new Transcript(nanoClock));
        }
    }

    int number() {
        return number;
    }

    /** The one by which this party is judged. */
    Transcript of(Role judged) {
        return Objects.requireNonNull(transcripts.get(judged));
    }

    /** The moment as it stands in the server's transcript. */
    Moment add(Role speaker, WireEvent event) {
        of(Role.CLIENT).onWire(1, direction(speaker, Role.CLIENT), event);
        return of(Role.SERVER).onWire(1, direction(speaker, Role.SERVER), event);
    }

    void note(String text) {
        transcripts.values().forEach(transcript -> transcript.add(new Happening.Note(text)));
    }

    void complete() {
        transcripts.values().forEach(Transcript::complete);
    }

    private static Direction direction(Role speaker, Role judged) {
        return speaker == judged ? Direction.RECEIVED : Direction.SENT;
    }
}
