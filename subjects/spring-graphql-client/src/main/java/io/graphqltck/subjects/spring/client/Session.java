package io.graphqltck.subjects.spring.client;

import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.reactivestreams.Publisher;
import org.springframework.graphql.client.ClientGraphQlResponse;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlClient.RequestSpec;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.graphql.client.WebSocketGraphQlClient;
import org.springframework.graphql.client.WebSocketGraphQlClientInterceptor;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** One client, and what its application hears of its operations. */
final class Session {
    private final String name;
    private final Events events;
    private final GraphQlClient client;
    private final Mono<Void> stopping;
    // Finished operations stay: disposing of one is as harmless here as it is to the library's user.
    private final Map<String, Disposable> operations = new HashMap<>();

    private Session(String name, Events events, GraphQlClient client, Mono<Void> stopping) {
        this.name = name;
        this.events = events;
        this.client = client;
        this.stopping = stopping;
    }

    static Session open(String name, Events events, Map<String, Object> command) {
        HttpClient http = httpClient(command);
        if ("graphql-sse".equals(command.get("protocol"))) {
            return new Session(name, events, overHttp(command, http), Mono.empty());
        }
        if (!"graphql-transport-ws".equals(command.get("protocol"))) {
            throw new IllegalArgumentException("the library does not speak " + command.get("protocol"));
        }
        WebSocketGraphQlClient client = overWebSocket(command, http);
        return new Session(name, events, client, Mono.defer(client::stop)); // it stops when it is asked
    }

    private static GraphQlClient overHttp(Map<String, Object> command, HttpClient http) {
        var builder = HttpGraphQlClient.builder(
                        WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)))
                .url((String) command.get("url"));
        Json.object(command.get("headers")).forEach((field, value) -> builder.header(field, (String) value));
        return builder.build();
    }

    private static WebSocketGraphQlClient overWebSocket(Map<String, Object> command, HttpClient http) {
        var builder = WebSocketGraphQlClient.builder(
                (String) command.get("url"), new ReactorNettyWebSocketClient(http));
        Json.object(command.get("headers")).forEach((field, value) -> builder.header(field, (String) value));
        if (command.containsKey("params")) {
            builder.interceptor(new InitPayload(command.get("params")));
        }
        return builder.build();
    }

    private static HttpClient httpClient(Map<String, Object> command) {
        if (command.get("caFile") instanceof String caFile) {
            try {
                var trusting = SslContextBuilder.forClient()
                        .trustManager(new File(caFile))
                        .build();
                return HttpClient.create().secure(ssl -> ssl.sslContext(trusting));
            } catch (SSLException e) {
                throw new IllegalArgumentException(e);
            }
        }
        return HttpClient.create();
    }

    void subscribe(String operation, String query, Map<String, Object> variables, String operationName) {
        RequestSpec request =
                client.document(query).operationName(operationName).variables(variables);
        // The library has one call for subscriptions and another one for the rest, and leaves the choice to its user.
        Publisher<ClientGraphQlResponse> responses = OperationKind.of(query, operationName) == OperationKind.SUBSCRIPTION
                ? request.executeSubscription()
                : request.execute();
        Disposable running = Flux.from(responses)
                .subscribe(
                        response -> events.next(name, operation, response.toMap()),
                        problem -> events.error(name, operation, problem),
                        () -> events.complete(name, operation));
        operations.put(operation, running);
    }

    void unsubscribe(String operation) {
        Disposable running = operations.get(operation);
        if (running == null) {
            throw new IllegalStateException("no such operation: " + operation);
        }
        running.dispose();
    }

    void close() {
        if (client instanceof HttpGraphQlClient) {
            operations.values().forEach(Disposable::dispose); // it has no end of its own
        }
        stopping.subscribe(nothing -> {}, problem -> events.failure(name, problem), () -> events.closed(name));
    }

    private record InitPayload(Object payload) implements WebSocketGraphQlClientInterceptor {
        @Override
        public Mono<Object> connectionInitPayload() {
            return Mono.just(payload);
        }
    }
}
