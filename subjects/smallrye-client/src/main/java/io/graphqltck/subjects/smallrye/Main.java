package io.graphqltck.subjects.smallrye;

import io.graphqltck.adapter.Adapter;
import io.smallrye.graphql.client.vertx.VertxManager;
import io.smallrye.graphql.client.vertx.dynamic.VertxDynamicGraphQLClient;
import java.io.IOException;
import java.util.List;

/** The adapter around SmallRye's dynamic client. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        VertxManager.get(); // else made with the first client: what is slow belongs before `ready`
        Adapter.main(
                "smallrye",
                VertxDynamicGraphQLClient.class.getPackage().getImplementationVersion(),
                List.of("graphql-transport-ws", "graphql-ws", "graphql-over-http"),
                List.of(),
                new Json(),
                Session::new);
    }
}
