package io.graphqltck.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.redact.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DraftTests {

    private static final Catalog CATALOG = Catalog.shipped();

    @Test
    void onlyIdsBecomeVariables() {
        assertThat(draft(
                        "graphql-transport-ws",
                        message("{'type':'ping','payload':{'a':'$b','c':'<d>','e':'\\u0000f'}}")))
                .contains("\"a\":\"$$b\"", "\"c\":\"<<d>\"", "\"e\":\"\\u0000f\"");
        assertThat(draft("graphql-transport-ws", message("{'type':'complete','id':'\\u0000x'}")))
                .contains("\"id\":\"$op1\"");
    }

    @Test
    void whatIsStreamedHasTheWordsOfItsFraming() {
        assertThat(draft(
                        "multipart-subscription",
                        Multipart.told(List.of(), octets("{}"), 2),
                        Multipart.told(List.of(), octets("{'payload':null}"), 16)))
                .contains("- server heartbeat: {}", "- server part: {\"payload\":null}");
    }

    private static WireEvent message(String json) {
        return new WireEvent.Message(false, octets(json), octets(json).length, 1, false);
    }

    private static byte[] octets(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static String draft(String name, WireEvent... events) {
        Protocol protocol = CATALOG.protocol(name);
        Recorded recorded = new Recorded(1, () -> 0);
        for (WireEvent event : events) {
            recorded.add(event instanceof WireEvent.Message ? Role.CLIENT : Role.SERVER, event);
        }
        return new Draft(protocol, Redaction.none()).of(List.of(recorded));
    }
}
