package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.TargetPattern;
import io.graphqltck.core.play.compare.Targets;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.wire.HttpHead;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where an upgrade request goes, said and heard. */
class TargetsTests {

    private static final List<String> PATHS = List.of("/graphql", "/graphql/realtime");

    private final Bindings bindings = new Bindings(Map.of(), "k");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http://h/graphql      |                                          | /graphql/realtime
            http://h/api?key=1    |                                          | /api/realtime?key=1
            http://h/api?key=1    | /graphql                                 | /api
            http://h/api          | /graphql?a=b+c%20d                       | /api?a=b+c%20d
            http://h/api          | /graphqlx                                | /graphqlx
            http://h/api          | /other                                   | /other
            http://h              | /graphql/x                               | /x
            http://h/graphql      | { path: /a }                             | /a
            http://h/api          | { query: { a: 'b+/= ~', c: '<absent>' } } | /api/realtime?a=b%2B%2F%3D%20~
            http://h/graphql      | { path: '<~ x>', query: {} }             | /graphql/realtime
            """)
    void isSaid(String endpoint, @Nullable String target, String said) {
        Targets targets = new Targets(bindings, PATHS, URI.create(endpoint), "/graphql/realtime");

        assertThat(targets.ofUpgrade(pattern(target))).isEqualTo(said);
    }

    /** As at the service's own hosts, which take no upgrade at the other path. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            http://h/graphql      |                                          | /graphql
            http://h/api?key=1    |                                          | /api?key=1
            http://h/api          | /graphql/realtime?a=b                    | /api?a=b
            http://h/api          | /graphql/realtimes                       | /api/realtimes
            http://h/api          | { query: { a: b } }                      | /api?a=b
            """)
    void isSaidWhereUpgradesGoToTheEndpointsPath(String endpoint, @Nullable String target, String said) {
        Targets targets = new Targets(bindings, PATHS, URI.create(endpoint), "/graphql");

        assertThat(targets.ofUpgrade(pattern(target))).isEqualTo(said);
    }

    @Test
    void isTheUrlsOwnWhereTheProtocolDoesNotSay() {
        assertThat(new Targets(bindings, List.of(), URI.create("ws://h"), "").ofUpgrade(null))
                .isEqualTo("/");
        assertThat(new Targets(bindings, List.of(), URI.create("ws://h/a%20b?c"), "").ofUpgrade(null))
                .isEqualTo("/a%20b?c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                         | /graphql                 |
                                                         | /graphql/realtime?x=y    |
                                                         | /other                   | the path: expected /graphql or /graphql/realtime, found /other
            /graphql                                     | /graphql?more=1          |
            /graphql                                     | /graphql/realtime        | the path: expected "/graphql", found "/graphql/realtime"
            '<~ ^/g>'                                    | /graphql                 |
            '<~ ^/x>'                                    | /graphql                 | the path: expected <~ ^/x>, found "/graphql"
            { query: { a: 'b c' } }                      | /graphql?a=b%20c         |
            { query: { a: b+c } }                        | /graphql?a=b+c           |
            { query: { a: '<absent>' } }                 | /graphql?b=c             |
            { query: { a: '<absent>' } }                 | /graphql?a=c             | the query parameter `a`: expected nothing, found "c"
            { query: { a: b } }                          | /graphql                 | the query parameter `a`: expected "b", found nothing
            { query: { a: b } }                          | /graphql?a=%zz           | the query parameter `a`: expected "b", found "%zz"
            { query: { a: { <base64>: { <json>: { b: 1 } } } } } | /graphql?a=eyJiIjoxfQ%3D%3D |
            { query: { a: { <base64>: { <json>: { b: 2 } } } } } | /graphql?a=eyJiIjoxfQ== | the query parameter `a`: `<base64><json>.b`: expected 2, found 1
            """)
    void isHeard(@Nullable String expected, String target, @Nullable String difference) {
        Targets targets = new Targets(bindings, PATHS, URI.create("ws://h/graphql"), "/graphql/realtime");

        assertThat(targets.difference(pattern(expected), new HttpHead("GET " + target + " HTTP/1.1", List.of())))
                .isEqualTo(difference);
    }

    /** With the path that {@code exact} has on emission, too, whichever role is judged. */
    @Test
    void sayAndHearTheSame() {
        Play server = Play.ofServer("- client connects: { target: '/a?b=c' }\n- server accepts: {}");
        assertThat(server.requests.get(0).target()).isEqualTo("/a?b=c");

        Play client = Play.ofClient("""
                - application: { subscribes: $count, as: op }
                - client connects: { target: '/a?b=c', subprotocols: [demo.v1], headers: { X: y } }
                - server accepts: {}
                """);
        client.connects("/a?b=d", List.of(Map.entry("X", "y")));
        assertThat(client.divergence().found()).endsWith("(the query parameter `b`: expected \"c\", found \"d\")");
    }

    private static @Nullable TargetPattern pattern(@Nullable String yaml) {
        if (yaml == null) {
            return null;
        }
        Turn turn = Demo.only(Demo.withDialogue("server", "- client connects: { target: " + yaml + " }"))
                .dialogue()
                .get(0);
        return Objects.requireNonNull(((Act.Connects) ((Turn.Speech) turn).act()).target());
    }
}
