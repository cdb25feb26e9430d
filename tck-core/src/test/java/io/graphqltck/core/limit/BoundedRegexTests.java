package io.graphqltck.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedRegexTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^(a+)+\\1!$",
                ".*.*.*.*!$",
                "(a*)(a*)(a*)(a*)(a*)b",
                "(?=(a+a+)+\\1b)",
                "^(([a-z])+.)+\\2[A-Z]([a-z])+$"
            })
    void backtrackingWithoutEndStops(String regex) {
        String text = "a".repeat(2000);

        assertThatThrownBy(() -> BoundedRegex.finds(regex, text))
                .isInstanceOf(KitLimitException.class)
                .hasMessageContaining("`" + regex + "`")
                .hasMessageContaining("takes more than 1040000 steps")
                .hasMessageContaining("without nested or overlapping repetitions");
    }

    @Test
    void aGroupForEachCharacterExhaustsNoStack() {
        String text = "ab".repeat(500_000) + "!";

        assertThatThrownBy(() -> BoundedRegex.finds("^(a|b)*$", text))
                .isInstanceOf(KitLimitException.class)
                .hasMessageContaining("a deeper stack than there is");
    }

    @Test
    void whatPassesOverALongTextOnceIsFound() {
        String text = "x".repeat(4_000_000) + " listening on 4711";

        BoundedRegex.Search search = BoundedRegex.search(Pattern.compile("listening on (\\d+)"), text);

        assertThat(search.found()).isTrue();
        assertThat(search.matcher().group(1)).isEqualTo("4711");
        assertThat(BoundedRegex.finds("^[^y]*$", text)).isTrue();
    }
}
