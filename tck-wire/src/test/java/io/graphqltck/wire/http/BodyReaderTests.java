package io.graphqltck.wire.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpHead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BodyReaderTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Content-Length, 5, hello, hello, true",
                "Content-Length, 5, hello and more, hello, true",
                "Content-Length, 0, -, -, true",
                "Content-Length, 9, hello, hello, false",
                "Content-Length, nonsense, hello, hello, false",
                "Content-Length, 50, hello hello hello, hello hell, true",
                "X-None, x, hello, hello, false",
                "X-None, x, hello hello hello, hello hell, true",
                "Transfer-Encoding, chunked, 3;x=y~hel~2~lo~0~~, hello, true",
                "Transfer-Encoding, chunked, 3~hel~, hel, false",
                "Transfer-Encoding, chunked, nonsense~hel, -, true",
            })
    void readsWhatThereIs(String field, String value, String octets, String text, boolean done) {
        byte[] body = octets == null ? new byte[0] : octets.replace("~", "\r\n").getBytes(UTF_8);
        HttpHead head = new HttpHead("HTTP/1.1 403 Forbidden", List.of(Map.entry(field, value)));
        for (int split = 0; split <= body.length; split++) {
            BodyReader reader = new BodyReader(head, 10);
            reader.octets(body, 0, split);
            reader.octets(body, split, body.length);
            assertThat(reader.text()).isEqualTo(text == null ? "" : text);
            assertThat(reader.isDone()).isEqualTo(done);
        }
    }
}
