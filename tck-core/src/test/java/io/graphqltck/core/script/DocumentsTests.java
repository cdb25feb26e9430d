package io.graphqltck.core.script;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents are the same however a client prints them, and differ where their words and values do. */
class DocumentsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { hello }                                    | query { hello }
                    { hello }                                    | query Named { hello __typename }
                    { __typename }                               | query{__typename}
                    subscription { countdown(from: 2) }          | subscription S { countdown(from:2) }
                    query($a: Int!) { f(a: $a) }                 | query ($a: Int!) { f(a: $a) }
                    { f(a: "x y") }                              | # a comment "z"{ f(a:"x y") }
                    """)
    void areTheSame(String expected, String found) {
        assertThat(Documents.same(expected, found.replace("\"z\"", "\"z\"\n"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { hello }                                    | { world }
                    { hello }                                    | subscription
                    { __typename }                               | { hello }
                    { __typename }                               | subscription { countdown(from: 2) }
                    subscription { countdown(from: 2) }          | subscription { countdown(from: 3) }
                    subscription { countdown(from: 2) }          | subscription { countdown(from: 20) }
                    subscription { countdown(from: 2) }          | { countdown(from: 2) }
                    query A { a: hello } query B { b: hello }    | query B { b: hello }
                    { f(a: "x y") }                              | { f(a: "x  y") }
                    { f(a: "x") }                                | # f(a: "x")
                    { f(a: -1) }                                 | { f(a: 1) }
                    """)
    void differ(String expected, String found) {
        assertThat(Documents.same(expected, found)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    { hello }                                                       | true
                    query A($a: In = { b: [1] }) @d(x: {y: 1}) { a { b } }          | true
                    fragment F on Q { a } query A { ...F } # { b }                  | true
                    query A { ...F } fragment F on Q { a { b } } fragment G on Q { a } | true
                    query A { a } query B { b }                                     | false
                    { a } { b }                                                     | false
                    fragment F on Q { a }                                           | false
                    }}}} query A { a }                                              | false
                    """)
    void haveOneOperation(String document, boolean one) {
        assertThat(Documents.hasOneOperation(document)).isEqualTo(one);
    }

    /** What a hostile client says must not bring the kit down. */
    @Test
    void areComparedInBoundedTimeHoweverLongTheirStringsAre() {
        assertThat(Documents.same("{ a }", "{ a(b: \"" + "x".repeat(1_000_000) + "\") }"))
                .isTrue();
        assertThat(Documents.same("{ a }", "\"" + "\\\"".repeat(1_000_000))).isFalse();
        assertThat(Documents.same("{ a }", "\"\"\"" + "x\"".repeat(500_000))).isFalse();
        assertThat(Documents.same("{ a }", "#".repeat(1_000_000))).isFalse();
    }
}
