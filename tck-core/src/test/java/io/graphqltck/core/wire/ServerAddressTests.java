package io.graphqltck.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A user knows one URL; the kit finds the endpoint and where upgrades go. */
class ServerAddressTests {

    private static final List<String> PATHS = List.of("/graphql", "/graphql/realtime");
    private static final Map<String, String> HOSTS = Map.of("appsync-api", "appsync-realtime-api");

    /** The names stand for the service's own: API for one of an endpoint, RT for one of its real-time endpoint. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://a1.API.eu-west-1.amazonaws.com/graphql       | https://a1.API.eu-west-1.amazonaws.com/graphql
            wss://a1.RT.eu-west-1.amazonaws.com/graphql          | wss://a1.API.eu-west-1.amazonaws.com/graphql
            https://a1.API.us-east-1.amazonaws.com:8443/api?a=b  | https://a1.API.us-east-1.amazonaws.com:8443/api?a=b
            https://a1.API.cn-north-1.amazonaws.com.cn/graphql   | https://a1.API.cn-north-1.amazonaws.com.cn/graphql
            wss://a1.RT.us-east-1.amazonaws.com/graphql/realtime | wss://a1.API.us-east-1.amazonaws.com/graphql
            """)
    void ofTheServiceIsFoundByEither(String url, String endpoint) {
        URI own = named(endpoint);

        assertThat(ServerAddress.of(named(url), PATHS, HOSTS))
                .isEqualTo(new ServerAddress(own, named(endpoint.replace("API", "RT")), "/graphql"));
    }

    private static URI named(String url) {
        return URI.create(url.replace("API", "appsync-api").replace("RT", "appsync-realtime-api"));
    }

    @Test
    void isFoundInAnyCase() {
        assertThat(ServerAddress.of(URI.create("https://A1.AppSync-API.example/graphql"), PATHS, HOSTS)
                        .upgrades())
                .isEqualTo(URI.create("https://A1.appsync-realtime-api.example/graphql"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://api.example.com/graphql              | https://api.example.com/graphql
            wss://api.example.com/graphql/realtime       | wss://api.example.com/graphql
            wss://api.example.com/graphql/realtime?a=b   | wss://api.example.com/graphql?a=b
            http://127.0.0.1:4000/graphql                | http://127.0.0.1:4000/graphql
            http://127.0.0.1:4000                        | http://127.0.0.1:4000
            http://127.0.0.1:4000/realtime               | http://127.0.0.1:4000/realtime
            https://appsync-api.example.com/graphql      | https://appsync-api.example.com/graphql
            https://a1.appsync-apis.example.com/graphql  | https://a1.appsync-apis.example.com/graphql
            """)
    void ofAnotherNameTakesUpgradesAtItsOtherPath(URI url, URI endpoint) {
        assertThat(ServerAddress.of(url, PATHS, HOSTS))
                .isEqualTo(new ServerAddress(endpoint, endpoint, "/graphql/realtime"));
    }

    @Test
    void isTheUrlWhereTheProtocolSaysNothing() {
        URI url = URI.create("ws://a1.appsync-api.eu-west-1.amazonaws.com/graphql/realtime");

        assertThat(ServerAddress.of(url, List.of(), Map.of())).isEqualTo(new ServerAddress(url, url, ""));
    }
}
