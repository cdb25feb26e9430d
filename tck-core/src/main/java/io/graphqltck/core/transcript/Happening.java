package io.graphqltck.core.transcript;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import org.jspecify.annotations.Nullable;

/** One entry of a transcript, without its time. */
public sealed interface Happening
        permits Happening.OnWire, Happening.ApplicationActed, Happening.ApplicationTold, Happening.Note {

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(HappeningVisitor<R> visitor);

    /**
     * Something on a wire.
     *
     * @param wire number of the connection, from 1
     * @param json the message's JSON value, or null where it is none or was not kept
     */
    record OnWire(
            int wire,
            Direction direction,
            WireEvent event,
            @Nullable Json json) implements Happening {
        @Override
        public <R extends @Nullable Object> R accept(HappeningVisitor<R> visitor) {
            return visitor.onWire(this);
        }
    }

    /** The client's application did something, such as {@code subscribes op}. */
    record ApplicationActed(String what) implements Happening {
        @Override
        public <R extends @Nullable Object> R accept(HappeningVisitor<R> visitor) {
            return visitor.applicationActed(this);
        }
    }

    /** The client's application received something. */
    record ApplicationTold(ApplicationEvent event) implements Happening {
        @Override
        public <R extends @Nullable Object> R accept(HappeningVisitor<R> visitor) {
            return visitor.applicationTold(this);
        }
    }

    /** A remark of the kit, such as that the dialogue ended here. */
    record Note(String text) implements Happening {

        private static final String END = "end of the dialogue";
        private static final String DIVERGENCE = "first divergence";

        /** The dialogue is over; what follows only tidies up. */
        public static Note end(boolean byDivergence) {
            return new Note(byDivergence ? DIVERGENCE : END);
        }

        public boolean isEnd() {
            return text.equals(END) || text.equals(DIVERGENCE);
        }

        /** Whether it is the end because the subject left the script. */
        public boolean isDivergence() {
            return text.equals(DIVERGENCE);
        }

        @Override
        public <R extends @Nullable Object> R accept(HappeningVisitor<R> visitor) {
            return visitor.note(this);
        }
    }
}
