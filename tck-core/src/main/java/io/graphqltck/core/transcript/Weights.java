package io.graphqltck.core.transcript;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import org.jspecify.annotations.Nullable;

/** What moments take in memory, about, without the octets and values that are paid for when they are read. */
final class Weights {

    private static final int MOMENT = 200;
    private static final int VALUE = 80;
    private static final int FIELD = 120;

    private Weights() {}

    static long of(Happening what) {
        if (what instanceof Happening.OnWire onWire) {
            return MOMENT + of(onWire.event());
        }
        if (what instanceof Happening.ApplicationTold told) {
            return MOMENT + of(told.event());
        }
        return MOMENT;
    }

    private static long of(WireEvent event) {
        if (event instanceof WireEvent.Requested requested) {
            return of(requested.head());
        } else if (event instanceof WireEvent.Responded responded) {
            return of(responded.head()) + 2L * responded.body().length();
        } else if (event instanceof WireEvent.Asked asked) {
            return of(asked.head());
        } else if (event instanceof WireEvent.Answered answered) {
            return of(answered.head());
        } else if (event instanceof WireEvent.Streams streams) {
            return of(streams.head());
        } else if (event instanceof WireEvent.Item item) {
            return of(new HttpHead("", item.fields()));
        }
        return event instanceof WireEvent.Wrote wrote ? wrote.octets().length : 0;
    }

    private static long of(HttpHead head) {
        return head.startLine().length()
                + head.fields().stream()
                        .mapToLong(field -> FIELD
                                + field.getKey().length()
                                + field.getValue().length())
                        .sum();
    }

    static long of(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Next next) {
            return of(next.payload());
        } else if (event instanceof ApplicationEvent.Failed failed) {
            @Nullable Json errors = failed.errors();
            return 2L * failed.message().length() + (errors == null ? 0 : of(errors));
        } else if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            return 2L * failed.message().length();
        }
        return 0;
    }

    private static long of(Json value) {
        if (value instanceof Json.JsonObject object) {
            return VALUE
                    + object.members().entrySet().stream()
                            .mapToLong(member -> VALUE + 2L * member.getKey().length() + of(member.getValue()))
                            .sum();
        } else if (value instanceof Json.JsonArray array) {
            return VALUE + array.items().stream().mapToLong(Weights::of).sum();
        }
        return value instanceof Json.JsonString text ? VALUE + 2L * text.value().length() : VALUE;
    }
}
