package io.graphqltck.subjects.spring.client;

import io.graphqltck.adapter.Application;
import io.graphqltck.adapter.ClientSession;
import io.graphqltck.adapter.Open;
import io.graphqltck.adapter.Request;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.reactivestreams.Publisher;
import org.springframework.graphql.client.ClientGraphQlResponse;
import org.springframework.graphql.client.GraphQlClient;
import org.springframework.graphql.client.GraphQlClient.RequestSpec;
import org.springframework.graphql.client.HttpGraphQlClient;
import org.springframework.graphql.client.SubscriptionErrorException;
import org.springframework.graphql.client.WebSocketGraphQlClient;
import org.springframework.graphql.client.WebSocketGraphQlClientInterceptor;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.socket.client.ReactorNettyWebSocketClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;

/** One client, and what its application hears of its operations. */
final class Session implements ClientSession {
    private final Application application;
    private final GraphQlClient client;
    private final List<Disposable> operations = new ArrayList<>();

    private Session(GraphQlClient client, Application application) {
        this.client = client;
        this.application = application;
    }

    static Session open(Open open, Application application) {
        HttpClient http = httpClient(open);
        return new Session(
                open.protocol().equals("graphql-sse") ? overHttp(open, http) : overWebSocket(open, http), application);
    }

    private static GraphQlClient overHttp(Open open, HttpClient http) {
        var builder = HttpGraphQlClient.builder(
                        WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)))
                .url(open.url());
        open.headers().forEach((field, value) -> builder.header(field, value));
        return builder.build();
    }

    private static WebSocketGraphQlClient overWebSocket(Open open, HttpClient http) {
        var builder = WebSocketGraphQlClient.builder(open.url(), new ReactorNettyWebSocketClient(http));
        open.headers().forEach((field, value) -> builder.header(field, value));
        open.params().ifPresent(params -> builder.interceptor(new InitPayload(params)));
        return builder.build();
    }

    private static HttpClient httpClient(Open open) {
        return open.caFile().map(Session::trusting).orElseGet(HttpClient::create);
    }

    private static HttpClient trusting(String caFile) {
        try {
            var context = SslContextBuilder.forClient().trustManager(new File(caFile)).build();
            return HttpClient.create().secure(ssl -> ssl.sslContext(context));
        } catch (SSLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Runnable subscribe(String operation, Request request) {
        RequestSpec spec = client.document(request.query()).operationName(request.operationName());
        if (request.variables() != null) {
            spec.variables(request.variables());
        }
        // The library has one call for subscriptions and another one for the rest, and leaves the choice to its user.
        Publisher<ClientGraphQlResponse> responses = request.isSubscription() ? spec.executeSubscription() : spec.execute();
        Disposable running = Flux.from(responses)
                .subscribe(
                        response -> application.next(operation, response.toMap()),
                        problem -> application.error(operation, problem, errors(problem)),
                        () -> application.complete(operation));
        operations.add(running);
        return running::dispose;
    }

    private static List<Map<String, Object>> errors(Throwable problem) {
        try {
            return problem instanceof SubscriptionErrorException exception ? Json.ofErrors(exception.getErrors()) : null;
        } catch (ClassCastException e) {
            // The library checks the types of their members when they are read: what it cannot read was not told.
            return null;
        }
    }

    @Override
    public void close() {
        if (client instanceof WebSocketGraphQlClient connected) {
            if (Schedulers.isInNonBlockingThread()) {
                connected.stop().subscribe(); // within a callback of the library, which must not wait
            } else {
                connected.stop().block();
            }
        } else {
            operations.forEach(Disposable::dispose); // it has no end of its own
        }
    }

    private record InitPayload(Object payload) implements WebSocketGraphQlClientInterceptor {
        @Override
        public Mono<Object> connectionInitPayload() {
            return Mono.just(payload);
        }
    }
}
