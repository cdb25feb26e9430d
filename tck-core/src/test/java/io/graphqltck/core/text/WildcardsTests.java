package io.graphqltck.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardsTests {

    @ParameterizedTest
    @CsvSource({
        "gtws.*, gtws.init, true",
        "gtws.*, gtws, false",
        "*init*, gtws.init.twice, true",
        "*.twice, gtws.init.twice.twice, true",
        "g?ws, gtws, true",
        "g?ws, gws, false",
        "**, '', true",
        "a*b*c, a-b-c-b, false",
        "a.c, abc, false",
    })
    void matchesAsAWhole(String pattern, String name, boolean expected) {
        assertThat(Wildcards.matches(pattern, name)).isEqualTo(expected);
    }

    /** It would not end where each star is tried at each place. */
    @Test
    void manyStarsDoNotMultiply() {
        assertThat(Wildcards.matches("*a".repeat(200) + "*b", "a".repeat(2000))).isFalse();
    }
}
