package io.graphqltck.core.transcript;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonWeight;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireEventVisitor;
import org.jspecify.annotations.Nullable;

/** What moments take in memory, about, without the octets and values that are paid for when they are read. */
final class Weights {

    private static final long MOMENT = 200;
    private static final int FIELD = 120;

    private Weights() {}

    static long of(Happening what) {
        return what.accept(new HappeningVisitor<>() {
            @Override
            public Long onWire(Happening.OnWire onWire) {
                return MOMENT + of(onWire.event());
            }

            @Override
            public Long applicationActed(Happening.ApplicationActed applicationActed) {
                return MOMENT;
            }

            @Override
            public Long applicationTold(Happening.ApplicationTold told) {
                return MOMENT + of(told.event());
            }

            @Override
            public Long note(Happening.Note note) {
                return MOMENT;
            }
        });
    }

    private static long of(WireEvent event) {
        return event.accept(new WireEventVisitor<>() {
            @Override
            public Long requested(WireEvent.Requested requested) {
                return of(requested.head());
            }

            @Override
            public Long responded(WireEvent.Responded responded) {
                return of(responded.head()) + 2L * responded.body().length();
            }

            @Override
            public Long asked(WireEvent.Asked asked) {
                return of(asked.head());
            }

            @Override
            public Long answered(WireEvent.Answered answered) {
                return of(answered.head());
            }

            @Override
            public Long streams(WireEvent.Streams streams) {
                return of(streams.head());
            }

            @Override
            public Long item(WireEvent.Item item) {
                return of(new HttpHead("", item.fields()));
            }

            @Override
            public Long keepAlive(WireEvent.KeepAlive keepAlive) {
                return 0L;
            }

            @Override
            public Long goingAway(WireEvent.GoingAway goingAway) {
                return 0L;
            }

            @Override
            public Long streamEnded(WireEvent.StreamEnded streamEnded) {
                return 0L;
            }

            @Override
            public Long message(WireEvent.Message message) {
                return 0L;
            }

            @Override
            public Long ping(WireEvent.Ping ping) {
                return 0L;
            }

            @Override
            public Long pong(WireEvent.Pong pong) {
                return 0L;
            }

            @Override
            public Long close(WireEvent.Close close) {
                return 0L;
            }

            @Override
            public Long wrote(WireEvent.Wrote wrote) {
                return (long) wrote.octets().length;
            }

            @Override
            public Long ended(WireEvent.Ended ended) {
                return 0L;
            }

            @Override
            public Long violation(WireEvent.Violation violation) {
                return 0L;
            }
        });
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
        return event.accept(new ApplicationEventVisitor<>() {
            @Override
            public Long next(ApplicationEvent.Next next) {
                return JsonWeight.of(next.payload());
            }

            @Override
            public Long failed(ApplicationEvent.Failed failed) {
                @Nullable Json errors = failed.errors();
                return 2L * failed.message().length() + (errors == null ? 0 : JsonWeight.of(errors));
            }

            @Override
            public Long completed(ApplicationEvent.Completed completed) {
                return 0L;
            }

            @Override
            public Long connectionFailed(ApplicationEvent.ConnectionFailed failed) {
                return 2L * failed.message().length();
            }

            @Override
            public Long closed(ApplicationEvent.Closed closed) {
                return 0L;
            }

            @Override
            public Long synced(ApplicationEvent.Synced synced) {
                return 0L;
            }

            @Override
            public Long gone(ApplicationEvent.Gone gone) {
                return 0L;
            }
        });
    }
}
