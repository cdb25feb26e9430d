package io.graphqltck.subjects.spring.client;

import io.graphqltck.adapter.Adapter;
import java.io.IOException;
import java.util.List;
import org.springframework.graphql.client.WebSocketGraphQlClient;
import reactor.netty.http.client.HttpClient;

/** The adapter around Spring's WebSocketGraphQlClient and HttpGraphQlClient. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        HttpClient.create().warmup().block(); // else done with the first client: what is slow belongs before `ready`
        Adapter.main(
                "spring-graphql",
                WebSocketGraphQlClient.class.getPackage().getImplementationVersion(),
                List.of("graphql-transport-ws", "graphql-sse"),
                List.of(),
                new Json(),
                Session::open);
    }
}
