package io.graphqltck.core.play.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A query or a subscription may come by GET where a turn awaits it in a body; a mutation may not. */
class OperationsByGetTests {

    private final Protocol protocol = Catalog.shipped().protocol("graphql-over-http");
    private final Bindings bindings = new Bindings(protocol.operations(), "k");

    @Test
    void areAllowedByTheProtocol() {
        assertThat(protocol.operationsByGet()).isTrue();
    }

    @Test
    void areNoMutations() {
        assertThat(OperationsByGet.operation(awaited("hello"), bindings)).isNotNull();
        assertThat(OperationsByGet.operation(awaited("ticks"), bindings)).isNotNull();
        assertThat(OperationsByGet.operation(awaited("bump"), bindings)).isNull();
        assertThat(OperationsByGet.isMutation(Json.of(" mutation { bump }"))).isTrue();
        assertThat(OperationsByGet.isMutation(Json.of("{ mutation }"))).isFalse();
    }

    @Test
    void haveInTheQueryComponentWhatStandsInABody() {
        Pattern awaited = new Pattern.Request("variables");
        String query = Parameters.of(bindings.say(awaited));

        assertThat(bindings.match(awaited, OperationsByGet.content(query))).isNull();
        assertThat(bindings.match(awaited, OperationsByGet.content(query + "&operationName=&extensions=null")))
                .isNull();
        assertThat(bindings.match(awaited, OperationsByGet.content("query=%7B%20nope%20%7D")))
                .isNotNull();
    }

    @Test
    void haveNoFieldsOfContent() {
        assertThat(OperationsByGet.fields(Map.of("Content-Type", "application/json", "accept", "<any>")))
                .containsOnlyKeys("accept");
    }

    private static Act.Requests awaited(String operation) {
        HttpBody body = new HttpBody.JsonValue(new Pattern.Request(operation));
        return new Act.Requests(null, null, "POST", null, null, "1.1", Map.of(), body);
    }
}
