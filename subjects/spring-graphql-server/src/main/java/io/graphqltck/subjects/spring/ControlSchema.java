package io.graphqltck.subjects.spring;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.graphqltck.control.Rooms;
import io.graphqltck.control.Sources;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The kit's control schema as a controller, the way an application of Spring for GraphQL offers its own schema. */
@Controller
class ControlSchema {
    /** An event of the subscription `items`; its field `bad` has a resolver of its own. */
    record Item(int n) {}

    private final Sources sources = new Sources();
    private final Rooms rooms = new Rooms();
    private final Map<String, Integer> bumps = new ConcurrentHashMap<>();

    @QueryMapping
    String hello() {
        return "world";
    }

    @QueryMapping
    String echo(@Argument String value) {
        return value;
    }

    @QueryMapping
    Mono<String> slow(@Argument int ms, @Argument String value) {
        return Mono.delay(Duration.ofMillis(ms)).thenReturn(value);
    }

    @QueryMapping
    String failing() {
        throw new IllegalStateException("failing on purpose");
    }

    @QueryMapping
    String failingNonNull() {
        return failing();
    }

    @QueryMapping
    CompletionStage<Integer> sources(@Argument String key, @Argument Integer await, @Argument Integer withinMs) {
        if (await == null) {
            return CompletableFuture.completedFuture(sources.alive(key));
        }
        // An explicit null is not replaced by the default value of the argument.
        return sources.await(key, await, withinMs == null ? 2000 : withinMs);
    }

    @QueryMapping
    int bumps(@Argument String key) {
        return bumps.getOrDefault(key, 0);
    }

    @MutationMapping
    int bump(@Argument String key) {
        return bumps.merge(key, 1, Integer::sum);
    }

    @MutationMapping
    String say(@Argument String key, @Argument String text) {
        rooms.say(key, text);
        return text;
    }

    @SubscriptionMapping
    Flux<Integer> countdown(@Argument int from) {
        return Flux.range(0, from).map(done -> from - done);
    }

    @SubscriptionMapping
    Flux<Integer> ticks(@Argument int everyMs, @Argument String key) {
        // Ticks that nobody asked for in time are left out, and those that are delivered are numbered without a gap.
        Flux<Integer> ticks = Flux.interval(Duration.ofMillis(everyMs))
                .onBackpressureDrop()
                .scan(0, (count, tick) -> count + 1)
                .skip(1);
        return counted(key, ticks);
    }

    @SubscriptionMapping
    Flux<Integer> silent(@Argument String key) {
        return counted(key, Flux.never());
    }

    @SubscriptionMapping
    Flux<Integer> lateSource(@Argument int afterMs, @Argument String key) {
        return Mono.delay(Duration.ofMillis(afterMs)).thenMany(counted(key, Flux.never()));
    }

    @SubscriptionMapping
    Flux<String> room(@Argument String key) {
        // The listener is there before the source is counted.
        return Flux.create(events -> {
            Consumer<String> listener = events::next;
            rooms.enter(key, listener);
            sources.opened(key);
            events.onDispose(() -> {
                rooms.leave(key, listener);
                sources.released(key);
            });
        });
    }

    @SubscriptionMapping("echo")
    Flux<Optional<String>> echoOnce(@Argument String value) {
        // A stream cannot hold null; graphql-java takes the value out of the Optional.
        return Flux.just(Optional.ofNullable(value));
    }

    @SubscriptionMapping
    Flux<Integer> failingSource(@Argument int after) {
        return Flux.range(1, after).concatWith(Flux.error(new IllegalStateException("source failed on purpose")));
    }

    @SubscriptionMapping
    Flux<Integer> unstartable() {
        throw new IllegalStateException("source not created on purpose");
    }

    @SubscriptionMapping
    Flux<Item> items() {
        return Flux.just(new Item(1), new Item(2));
    }

    @SchemaMapping(typeName = "Item")
    String bad() {
        return failing();
    }

    /** Spring for GraphQL shows the messages only of those exceptions that the application says may be seen. */
    @GraphQlExceptionHandler
    GraphQLError show(IllegalStateException failure, GraphqlErrorBuilder<?> error) {
        return error.message("%s", failure.getMessage()).build();
    }

    /** Counts from the subscription to whatever ends it: the end, a failure or a cancellation. */
    private <T> Flux<T> counted(String key, Flux<T> source) {
        return source.doOnSubscribe(subscription -> sources.opened(key)).doFinally(how -> sources.released(key));
    }
}
