package io.graphqltck.core.transcript;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import org.jspecify.annotations.Nullable;

/** One entry of a transcript, without its time. */
public sealed interface Happening {

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
            @Nullable Json json) implements Happening {}

    /** The client's application did something, such as {@code subscribes op}. */
    record ApplicationActed(String what) implements Happening {}

    /** The client's application was told something. */
    record ApplicationTold(ApplicationEvent event) implements Happening {}

    /** A remark of the kit, such as that the dialogue ended here. */
    record Note(String text) implements Happening {}
}
