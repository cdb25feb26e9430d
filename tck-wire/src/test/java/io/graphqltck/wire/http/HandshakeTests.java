package io.graphqltck.wire.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.UpgradeRequest;
import io.graphqltck.core.wire.UpgradeResponse;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandshakeTests {

    private static final Target TARGET = Target.of(URI.create("ws://localhost:81/a?b=%20c"));

    private static HttpHead parse(String text, boolean request) throws MalformedHttpException {
        byte[] octets = text.getBytes(ISO_8859_1);
        HttpHead whole = null;
        for (int split = 0; split <= octets.length; split++) {
            HeadReader reader = new HeadReader(request, 1000);
            int first = reader.feed(octets, 0, split);
            int end = reader.feed(octets, first, octets.length);
            assertThat(end).isEqualTo(octets.length);
            HttpHead head = reader.head();
            assertThat(whole == null || whole.equals(head)).isTrue();
            whole = head;
        }
        return Objects.requireNonNull(whole);
    }

    private static HttpHead request(UpgradeRequest request) {
        return HeadWriter.request(TARGET, request, List.of(), new Random(1));
    }

    private static UpgradeRequest withKey(String key) {
        return new UpgradeRequest("GET", null, List.of("p"), List.of(), List.of(), key, "13", true);
    }

    private static HttpHead offering(String extensions) {
        return new HttpHead(
                "GET / HTTP/1.1",
                List.of(
                        Map.entry("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
                        Map.entry("Sec-WebSocket-Extensions", extensions)));
    }

    private static HttpHead response(String... fields) {
        List<Map.Entry<String, String>> entries = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            entries.add(Map.entry(fields[i], fields[i + 1]));
        }
        return new HttpHead("HTTP/1.1 101 Switching Protocols", entries);
    }

    @Test
    void readsBackWhatItWrites() throws MalformedHttpException {
        HttpHead request = request(UpgradeRequest.offering("graphql-transport-ws"));
        assertThat(parse(new String(HeadWriter.octets(request), ISO_8859_1), true))
                .isEqualTo(request);
        assertThat(request.startLine()).isEqualTo("GET /a?b=%20c HTTP/1.1");
        assertThat(request.field("Host")).isEqualTo("localhost:81");
        assertThat(RequestCheck.faults(request)).isEmpty();
        HttpHead response = HeadWriter.response(UpgradeResponse.accepting("graphql-transport-ws"), request);
        assertThat(parse(new String(HeadWriter.octets(response), ISO_8859_1), false))
                .isEqualTo(response);
        assertThat(ResponseCheck.violations(request, response)).isEmpty();
    }

    @Test
    void knowsTheExampleKeyOfRfc6455() { // §1.3
        HttpHead request = request(withKey("dGhlIHNhbXBsZSBub25jZQ=="));
        HttpHead response = HeadWriter.response(UpgradeResponse.accepting(null), request);
        assertThat(response.field("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "GET / HTTP/1.1\nHost: a\n\n",
                "GET /\r\n\r\n",
                "GET  / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
                "GET / HTTP/1.1\r\nno colon\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\r\n folded\r\n\r\n",
                "GET / HTTP/1.1\r\nA: b\rc\r\n\r\n",
                "GET / HTTP/1.1\r\n: b\r\n\r\n",
                "\u0016\u0003\u0001"
            })
    void refusesWhatIsNoHead(String text) {
        assertThatThrownBy(() -> parse(text, true)).isInstanceOf(MalformedHttpException.class);
    }

    @Test
    void readsNoMoreThanItsLimit() {
        byte[] flood = "GET / HTTP/1.1\r\nA: ".concat("x".repeat(2000)).getBytes(ISO_8859_1);
        assertThatThrownBy(() -> new HeadReader(true, 1000).feed(flood, 0, flood.length))
                .hasMessage("it is longer than 1000 bytes");
    }

    @Test
    void leavesWhatIsBehindTheHead() throws MalformedHttpException {
        byte[] octets = "HTTP/1.1 101\r\n\r\nrest".getBytes(ISO_8859_1);
        HeadReader reader = new HeadReader(false, 100);
        assertThat(reader.feed(octets, 0, octets.length)).isEqualTo(octets.length - 4);
        assertThat(reader.head()).isEqualTo(new HttpHead("HTTP/1.1 101", List.of()));
    }

    @Test
    void findsEachFaultOfARequest() {
        assertThat(RequestCheck.faults(request(withKey("c2hvcnQ="))))
                .singleElement()
                .asString()
                .contains("Key");
        assertThat(RequestCheck.faults(request(withKey("not base64 at all !!!!!!"))))
                .hasSize(1);
        for (String name : List.of("Host", "Upgrade", "Connection", "Sec-WebSocket-Key", "Sec-WebSocket-Version")) {
            UpgradeRequest without =
                    new UpgradeRequest("GET", null, List.of(), List.of(), List.of(name), null, "13", false);
            assertThat(RequestCheck.faults(request(without)))
                    .singleElement()
                    .asString()
                    .contains(name);
        }
        UpgradeRequest wrong =
                new UpgradeRequest("POST", null, List.of("a, a"), List.of(), List.of(), null, "12", false);
        assertThat(RequestCheck.faults(request(wrong))).hasSize(3);
        assertThat(RequestCheck.faults(new HttpHead(
                        "GET / HTTP/1.0",
                        request(withKey("dGhlIHNhbXBsZSBub25jZQ==")).fields())))
                .hasSize(1);
    }

    @Test
    void findsEachFaultOfAResponse() {
        HttpHead request = request(withKey("dGhlIHNhbXBsZSBub25jZQ=="));
        String accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";
        assertThat(ResponseCheck.violations(request, response()))
                .hasSize(3)
                .allMatch(violation -> violation.requirement().equals("WS-S-01"));
        assertThat(ResponseCheck.violations(
                        request,
                        response(
                                "upgrade",
                                "WebSocket",
                                "connection",
                                "keep-alive, Upgrade",
                                "sec-websocket-accept",
                                accept)))
                .isEmpty();
        HttpHead wrong = response(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Accept", accept,
                "Sec-WebSocket-Protocol", "p",
                "Sec-WebSocket-Protocol", "q",
                "Sec-WebSocket-Extensions", "x-other");
        assertThat(ResponseCheck.violations(request, wrong))
                .extracting(violation -> violation.requirement())
                .containsExactly("WS-S-04", "WS-S-04", "WS-S-11");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate; client_no_context_takeover; server_no_context_takeover | 0",
                "permessage-deflate; server_no_context_takeover; server_max_window_bits=\"10\" | 0",
                "permessage-deflate | 1",
                "permessage-deflate; server_no_context_takeover; client_max_window_bits=9 | 1",
            })
    void checksTheParametersOfDeflate(String answer, int violations) {
        HttpHead request = request(withKey("dGhlIHNhbXBsZSBub25jZQ=="));
        HttpHead response = response(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                "Sec-WebSocket-Extensions", answer);
        assertThat(ResponseCheck.violations(request, response)).hasSize(violations);
        assertThat(ResponseCheck.compresses(request, response)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "permessage-deflate; client_max_window_bits | permessage-deflate | 0",
                "permessage-deflate; client_max_window_bits | permessage-deflate; client_max_window_bits=12 | 0",
                "permessage-deflate | permessage-deflate; client_max_window_bits=12 | 1",
                "permessage-deflate; server_no_context_takeover, permessage-deflate | permessage-deflate | 0",
                "x-webkit-deflate-frame | permessage-deflate | 1",
            })
    void holdsAnAnswerAgainstWhatTheClientOffered(String offer, String answer, int violations) {
        HttpHead request = offering(offer);
        HttpHead response = response(
                "Upgrade", "websocket",
                "Connection", "Upgrade",
                "Sec-WebSocket-Accept", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=",
                "Sec-WebSocket-Extensions", answer);
        assertThat(ResponseCheck.violations(request, response)).hasSize(violations);
    }

    @Test
    void agreesToDeflateOnlyWhereItCan() {
        UpgradeResponse willing = new UpgradeResponse(101, null, null, List.of(), true, "");
        for (String offer : List.of(
                "permessage-deflate; client_max_window_bits",
                "permessage-deflate; server_max_window_bits=9, permessage-deflate")) {
            HttpHead request = new HttpHead("GET / HTTP/1.1", List.of(Map.entry("Sec-WebSocket-Extensions", offer)));
            assertThat(HeadWriter.agreesToDeflate(HeadWriter.response(willing, request)))
                    .isTrue();
        }
        for (String offer : List.of("x-webkit-deflate-frame", "permessage-deflate; server_max_window_bits=9")) {
            HttpHead request = new HttpHead("GET / HTTP/1.1", List.of(Map.entry("Sec-WebSocket-Extensions", offer)));
            assertThat(HeadWriter.agreesToDeflate(HeadWriter.response(willing, request)))
                    .isFalse();
        }
    }

    @Test
    void takesUrisApart() {
        assertThat(Target.of(URI.create("wss://[::1]"))).isEqualTo(new Target(true, "::1", 443, "[::1]", "/"));
        assertThat(Target.of(URI.create("ws://my_host:80/x%2Fy?")))
                .isEqualTo(new Target(false, "my_host", 80, "my_host:80", "/x%2Fy?"));
        assertThat(Target.of(URI.create("https://a/graphql"))).isEqualTo(new Target(true, "a", 443, "a", "/graphql"));
        assertThatThrownBy(() -> Target.of(URI.create("ftp://a"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Target.of(URI.create("ws://a:99999"))).isInstanceOf(IllegalArgumentException.class);
    }
}
