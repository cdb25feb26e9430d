package io.graphqltck.wire;

import static io.graphqltck.wire.ExchangeKit.LISTENING;
import static io.graphqltck.wire.ExchangeKit.payload;
import static io.graphqltck.wire.ExchangeKit.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is more than the kit reads breaks no sentence: the kit gives the connection up and says so. */
final class MoreThanTheKitReadsTests {

    private final Kit kit = new Kit();

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void anEndlessHeadIsGivenUp() throws Exception {
        int port = kit.listen(LISTENING);
        try (RawClient client = RawClient.sendingTooMuch(port, "GET / HTTP/1.1\r\nX: " + "x".repeat(70_000))) {
            assertGivenUp(kit.serverEvents.next(WireEvent.Ended.class), "longer than 65536 bytes");
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void whatIsSentBehindAnUnansweredRequestIsBounded() throws Exception {
        int port = kit.listen(LISTENING);
        try (RawClient client =
                RawClient.sendingTooMuch(port, "GET / HTTP/1.1\r\nHost: a\r\n\r\n" + "x".repeat(200_000))) {
            WireEvent first = kit.serverEvents.next(WireEvent.class);
            WireEvent end = first instanceof WireEvent.Asked ? kit.serverEvents.next(WireEvent.Ended.class) : first;
            assertGivenUp((WireEvent.Ended) end, "after a request");
            assertThat(client.isClosed()).isFalse();
        }
    }

    @Test
    void manyInterimResponsesAreGivenUp() throws Exception {
        int port = kit.listen(LISTENING);
        ExchangeKit.request(kit, port, post(payload("")));
        kit.serverEvents.next(WireEvent.Asked.class);
        String interim = "HTTP/1.1 103 Early Hints\r\n\r\n".repeat(200);
        kit.on(
                kit.accepted(),
                wire -> wire.write(List.of(new Outgoing.Octets(interim.getBytes(StandardCharsets.UTF_8))), List.of()));

        assertGivenUp(kit.clientEvents.next(WireEvent.Ended.class), "interim responses");
    }

    private static void assertGivenUp(WireEvent.Ended ended, String why) {
        assertThat(ended.how()).isEqualTo(WireEvent.Ending.GAVE_UP);
        assertThat(ended.detail()).contains(why);
    }
}
