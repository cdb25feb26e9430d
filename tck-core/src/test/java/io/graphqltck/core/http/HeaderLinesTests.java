package io.graphqltck.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpHead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A field in several lines is compared as one list, and line by line. */
class HeaderLinesTests {

    private final HttpHead head = new HttpHead("GET / HTTP/1.1", List.of(Map.entry("Offer", "a"), Map.entry("Offer", "b")));

    @Test
    void oneLineIsEnough() {
        assertThat(HeaderExpectation.difference(Map.of("offer", "b"), head)).isNull();
        assertThat(HeaderExpectation.difference(Map.of("offer", "c"), head)).contains("expected `c`");
    }

    @Test
    void noLineIsExcused() {
        assertThat(HeaderExpectation.difference(Map.of("offer", "<absent>"), head)).isNotNull();
        assertThat(HeaderExpectation.difference(Map.of("other", "<any>"), head)).isNotNull();
    }
}
