package io.graphqltck.control.graphqljava;

import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.DataFetcherExceptionHandler;
import graphql.execution.DataFetcherExceptionHandlerParameters;
import graphql.execution.DataFetcherExceptionHandlerResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import io.graphqltck.control.Rooms;
import io.graphqltck.control.Sources;
import io.reactivex.rxjava3.core.BackpressureStrategy;
import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The kit's control schema on graphql-java, with streams by RxJava. Each instance counts its own sources: a server that offers the schema at several
 * places offers the same instance.
 */
public final class ControlSchema {
    private final Sources sources = new Sources();
    private final Rooms rooms = new Rooms();
    private final Map<String, Integer> bumps = new ConcurrentHashMap<>();

    /** The schema, ready to mount: {@code GraphQLWSHandler.create(new ControlSchema().graphQL())}. */
    public GraphQL graphQL() {
        return GraphQL.newGraphQL(schema())
                .defaultDataFetcherExceptionHandler(plainMessages())
                .build();
    }

    private GraphQLSchema schema() {
        RuntimeWiring wiring = RuntimeWiring.newRuntimeWiring()
                .type(
                        "Query",
                        type -> type.dataFetcher("hello", env -> "world")
                                .dataFetcher("echo", env -> env.getArgument("value"))
                                .dataFetcher("slow", ControlSchema::slow)
                                .dataFetcher("failing", ControlSchema::failing)
                                .dataFetcher("failingNonNull", ControlSchema::failing)
                                .dataFetcher("sources", this::sources)
                                .dataFetcher("bumps", env -> bumps.getOrDefault(key(env), 0)))
                .type(
                        "Mutation",
                        type -> type.dataFetcher("bump", env -> bumps.merge(key(env), 1, Integer::sum))
                                .dataFetcher("say", this::say))
                .type(
                        "Subscription",
                        type -> type.dataFetcher("countdown", ControlSchema::countdown)
                                .dataFetcher("ticks", this::ticks)
                                .dataFetcher("silent", env -> counted(key(env), Flowable.never()))
                                .dataFetcher("lateSource", this::lateSource)
                                .dataFetcher("room", this::room)
                                .dataFetcher("echo", ControlSchema::echo)
                                .dataFetcher("failingSource", ControlSchema::failingSource)
                                .dataFetcher("unstartable", env -> {
                                    throw new IllegalStateException("source not created on purpose");
                                })
                                .dataFetcher("items", env -> Flowable.just(Map.of("n", 1), Map.of("n", 2))))
                .type("Item", type -> type.dataFetcher("bad", ControlSchema::failing))
                .build();
        return new SchemaGenerator().makeExecutableSchema(definitions(), wiring);
    }

    private static TypeDefinitionRegistry definitions() {
        try (InputStream sdl = ControlSchema.class.getResourceAsStream("/schema.graphqls")) {
            if (sdl == null) {
                throw new IllegalStateException("schema.graphqls is not on the class path");
            }
            return new SchemaParser().parse(sdl);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CompletionStage<String> slow(DataFetchingEnvironment env) {
        int ms = env.<Integer>getArgument("ms");
        // Not by a sleep, which would hold a thread of the server.
        return new CompletableFuture<String>().completeOnTimeout(env.getArgument("value"), ms, TimeUnit.MILLISECONDS);
    }

    private CompletionStage<Integer> sources(DataFetchingEnvironment env) {
        Integer wanted = env.getArgument("await");
        if (wanted == null) {
            return CompletableFuture.completedFuture(sources.alive(key(env)));
        }
        // An explicit null is not replaced by the default value of the argument.
        Integer withinMs = env.getArgument("withinMs");
        return sources.await(key(env), wanted, withinMs == null ? 2000 : withinMs);
    }

    private static Object failing(DataFetchingEnvironment env) {
        throw new IllegalStateException("failing on purpose");
    }

    private static Flowable<Integer> countdown(DataFetchingEnvironment env) {
        int from = env.<Integer>getArgument("from");
        return Flowable.range(0, from).map(done -> from - done);
    }

    private Flowable<Integer> ticks(DataFetchingEnvironment env) {
        int everyMs = env.<Integer>getArgument("everyMs");
        // Ticks that nobody asked for in time are left out, and those that are delivered are numbered without a gap.
        Flowable<Integer> ticks = Flowable.interval(everyMs, TimeUnit.MILLISECONDS)
                .onBackpressureDrop()
                .scan(0, (count, tick) -> count + 1)
                .skip(1);
        return counted(key(env), ticks);
    }

    /** The source is there only after a while: until then there is nothing but a promise of it. */
    private CompletionStage<Flowable<Object>> lateSource(DataFetchingEnvironment env) {
        int afterMs = env.<Integer>getArgument("afterMs");
        Flowable<Object> source = counted(key(env), Flowable.never());
        return new CompletableFuture<Flowable<Object>>().completeOnTimeout(source, afterMs, TimeUnit.MILLISECONDS);
    }

    private String say(DataFetchingEnvironment env) {
        String text = env.getArgument("text");
        rooms.say(key(env), text);
        return text;
    }

    private Flowable<String> room(DataFetchingEnvironment env) {
        String key = key(env);
        // The listener is there before the source is counted.
        return Flowable.create(
                events -> {
                    Consumer<String> listener = events::onNext;
                    rooms.enter(key, listener);
                    sources.opened(key);
                    events.setCancellable(() -> {
                        rooms.leave(key, listener);
                        sources.released(key);
                    });
                },
                BackpressureStrategy.BUFFER);
    }

    private static Flowable<Optional<String>> echo(DataFetchingEnvironment env) {
        // A stream cannot hold null; graphql-java takes the value out of the Optional.
        return Flowable.just(Optional.ofNullable(env.getArgument("value")));
    }

    private static Flowable<Integer> failingSource(DataFetchingEnvironment env) {
        int after = env.<Integer>getArgument("after");
        return Flowable.range(1, after)
                .concatWith(Flowable.error(new IllegalStateException("source failed on purpose")));
    }

    /** Counts from the subscription to whatever ends it: the end, a failure or a cancellation. */
    private <T> Flowable<T> counted(String key, Flowable<T> source) {
        return source.doOnSubscribe(subscription -> sources.opened(key)).doFinally(() -> sources.released(key));
    }

    private static String key(DataFetchingEnvironment env) {
        return env.getArgument("key");
    }

    /** graphql-java's own handler puts a prefix before the message of the exception; the control schema has none. */
    private static DataFetcherExceptionHandler plainMessages() {
        // No lambda: in older versions of graphql-java, such as 20, every method of the interface has a default.
        return new DataFetcherExceptionHandler() {
            @Override
            public CompletableFuture<DataFetcherExceptionHandlerResult> handleException(
                    DataFetcherExceptionHandlerParameters parameters) {
                var error = GraphqlErrorBuilder.newError(parameters.getDataFetchingEnvironment())
                        .message("%s", parameters.getException().getMessage())
                        .build();
                return CompletableFuture.completedFuture(
                        DataFetcherExceptionHandlerResult.newResult(error).build());
            }
        };
    }
}
