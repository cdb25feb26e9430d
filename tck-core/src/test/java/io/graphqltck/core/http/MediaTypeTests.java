package io.graphqltck.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.HttpHead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaTypeTests {

    @Test
    void readsTypesAndParameters() {
        assertThat(MediaType.parse("Multipart/Mixed; Boundary=\"a \\\"b\\\"\";;subscriptionSpec=1.0"))
                .isEqualTo(new MediaType(
                        "multipart", "mixed", Map.of("boundary", "a \"b\"", "subscriptionspec", "1.0"), 1, false));
    }

    @Test
    void readsListsWithWeights() {
        assertThat(MediaType.list("text/html;q=0.5, , */*;q=0,application/json"))
                .containsExactly(
                        new MediaType("text", "html", Map.of(), 0.5, true),
                        new MediaType("*", "*", Map.of(), 0, true),
                        new MediaType("application", "json", Map.of(), 1, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "json",
                "a/",
                "/b",
                "a/b;c",
                "a/b;c=",
                "a/b;c=\"d",
                "a/b;c=\"d\\",
                "a/b;c=1;C=2",
                "a/b;q=2",
                "a/b c/d",
                "a/b;c=d e",
                "a/b, c"
            })
    void refusesWhatIsNone(String value) {
        assertThat(MediaType.list(value)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content-type|application/json|application/json; charset=utf-8|true",
                "content-type|application/json;charset=UTF-8|application/json; charset=utf-8|true",
                "content-type|application/json;charset=utf-8|application/json|false",
                "content-type|application/json|application/jsonx|false",
                "content-type|<not application/json>|text/html|true",
                "accept|multipart/mixed;subscriptionSpec=\"1.0\"|application/json, multipart/mixed;subscriptionSpec=1.0|true",
                "accept|application/json;q=0.9|application/json;q=0.90|true",
                "accept|application/json;q=0.9|application/json|false",
                "accept|application/json|application/json;q=0|false",
                "accept|application/json|text/html|false",
                "x-a|one|one|true",
                "x-a|one|One|false",
                "x-a|<~ ^o.e$>|one|true",
                "x-a|<absent>|one|false",
                "x-a|<any>|one|true",
            })
    void comparesFieldsAsTheyAreMeant(String name, String expected, String value, boolean fits) {
        HttpHead head = new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry(name, value)));

        assertThat(HeaderExpectation.difference(Map.of(name, expected), head) == null)
                .isEqualTo(fits);
    }

    @Test
    void tellsAbsentFields() {
        HttpHead head = new HttpHead("HTTP/1.1 200 OK", List.of());

        assertThat(HeaderExpectation.difference(Map.of("x-a", "<absent>"), head))
                .isNull();
        assertThat(HeaderExpectation.difference(Map.of("x-a", "<any>"), head)).contains("x-a", "absent");
    }
}
