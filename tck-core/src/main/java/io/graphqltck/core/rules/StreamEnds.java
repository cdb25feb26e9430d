package io.graphqltck.core.rules;

import io.graphqltck.core.json.Json.JsonNull;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import org.jspecify.annotations.Nullable;

/** How the kit has ended the last stream, or the last whole response, before a client went wrong. */
enum StreamEnds {
    /** By an event of the type {@code complete}. */
    COMPLETE,
    /** By a part whose payload is null. */
    FATAL,
    /** By the mark that the framing has for the end. */
    MARK,
    /** It was no stream, and has a status of success. */
    WHOLE,
    /** In another way, or not at all. */
    OTHER;

    /** How the kit's last stream or response before this moment has ended. */
    static StreamEnds last(Moment moment, Transcript transcript) {
        boolean marked = false;
        for (int number = moment.number(); number >= 0; number--) {
            if (!(transcript.moments().get(number).what() instanceof Happening.OnWire onWire)
                    || onWire.direction() != Direction.SENT) {
                continue;
            }
            WireEvent event = onWire.event();
            if (event instanceof WireEvent.Item item) {
                return last(item, onWire, marked, transcript);
            }
            if (event instanceof WireEvent.Answered answered) {
                return HttpExchange.isSuccess(answered.head()) ? WHOLE : OTHER;
            }
            if (event instanceof WireEvent.Streams || event instanceof WireEvent.KeepAlive) {
                return marked ? MARK : OTHER;
            }
            marked |= event instanceof WireEvent.StreamEnded ended && ended.closed();
        }
        return OTHER;
    }

    private static StreamEnds last(WireEvent.Item item, Happening.OnWire last, boolean marked, Transcript transcript) {
        if (completes(item)) {
            return COMPLETE;
        }
        if (isFatal(last)) {
            return FATAL;
        }
        boolean isAfterFatal = transcript.moments().stream()
                .anyMatch(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.wire() == last.wire()
                        && isFatal(onWire));
        return marked && !isAfterFatal ? MARK : OTHER;
    }

    private static boolean isFatal(Happening.OnWire onWire) {
        return onWire.event() instanceof WireEvent.Item
                && onWire.json() instanceof JsonObject part
                && part.get("payload") instanceof JsonNull;
    }

    /**
     * The same of the first report of an end that this moment reports again, although the kit sent nothing more that may have caused it; else
     * {@link #OTHER}.
     */
    static StreamEnds repeated(Moment moment, Transcript transcript) {
        @Nullable Moment first = OperationEnds.first(moment, transcript);
        StreamEnds end = first == null ? OTHER : last(first, transcript);
        return end == COMPLETE && eventsFromComplete(transcript, moment) != 1 ? OTHER : end;
    }

    /** How many events the kit has sent before this moment from its first complete on. */
    private static long eventsFromComplete(Transcript transcript, Moment before) {
        return transcript.moments().subList(0, before.number()).stream()
                .filter(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.direction() == Direction.SENT
                        && onWire.event() instanceof WireEvent.Item)
                .dropWhile(moment -> moment.what() instanceof Happening.OnWire onWire
                        && onWire.event() instanceof WireEvent.Item item
                        && !completes(item))
                .count();
    }

    private static boolean completes(WireEvent.Item item) {
        return item.fields().stream()
                .anyMatch(field ->
                        field.getKey().equals("event") && field.getValue().equals("complete"));
    }
}
