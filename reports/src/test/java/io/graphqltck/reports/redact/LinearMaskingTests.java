package io.graphqltck.reports.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.transcript.Moment;
import io.graphqltck.reports.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However hostile a text is, each of its characters is looked at a few times only: steps are counted, not seconds. */
class LinearMaskingTests {

    private static final int LENGTH = 64 << 10;

    /** How often one character may be looked at: JSON in JSON in JSON, base64, and all the forms of secrets. */
    private static final int MOST_LOOKS = 60;

    private static final List<String> PIECES = List.of(
            "eyJ-",
            "eyJ.",
            "ey",
            "e30=",
            "eyJhIjoiYiJ9",
            "{\"",
            "{\"a\":",
            "\":\"",
            "[",
            "]",
            "}",
            ",",
            "\"",
            "\\",
            "\\\\",
            "\\/",
            "\\u0065",
            "\\u00",
            "\\n",
            "%2",
            "%2B",
            "%25",
            "&",
            "&a=",
            "?",
            "=",
            ":",
            "://",
            "@",
            "a-",
            "x-",
            "X-a-key:",
            "token",
            "token=",
            "token:\"",
            "password",
            "Authorization: ",
            "Basic ",
            "bearer ",
            "bearer token ",
            "basic a",
            "    ",
            "\t",
            "\r\n",
            "…",
            "***",
            "$",
            "$a",
            "\"token\":\"$",
            "x-token:$",
            "aaaaaaaa",
            "abcdef",
            "&#x2B;",
            "&#",
            "&amp;",
            ".",
            "-",
            "_",
            "/",
            "+",
            "é",
            "\u202e",
            "\ud83d\ude00",
            "\"connection_init\"",
            "\"type\":",
            "\"payload\":{",
            "12345678",
            "'",
            "<",
            ">");

    static Stream<String> pieces() {
        return PIECES.stream();
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void aTextOfOnePieceAgainAndAgain(String piece) {
        assertLinear(piece.repeat(LENGTH / piece.length()));
        assertLinear("\"" + piece.repeat(LENGTH / piece.length()));
        assertLinear("{\"a\":\"" + piece.repeat(LENGTH / piece.length()));
    }

    @Test
    void textsOfAllPieces() {
        for (int seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            List<String> some = IntStream.range(0, 1 + random.nextInt(6))
                    .mapToObj(i -> PIECES.get(random.nextInt(PIECES.size())))
                    .toList();
            StringBuilder text = new StringBuilder();
            while (text.length() < LENGTH / 4) {
                text.append(some.get(random.nextInt(some.size())));
            }
            assertLinear(text.toString());
        }
    }

    /** Where secrets begin alike and the text is all beginnings. */
    @Test
    void manySecretsThatBeginAlike() {
        List<String> secrets = IntStream.range(6, 90)
                .mapToObj(length -> "a".repeat(length) + "b")
                .toList();
        Steps steps = new Steps(Long.MAX_VALUE);
        Redactor redactor = new Redactor(true, GivenSecrets.of(secrets), () -> "", List.of(), steps);

        redactor.text("a".repeat(LENGTH));

        assertThat(steps.taken()).isLessThan((long) MOST_LOOKS * LENGTH);
    }

    @Test
    void threeThousandLongMessagesCostNoMoreThanTheBudgetAndEndMasked() {
        String message = "{\"type\":\"next\",\"payload\":{\"data\":\"" + "eyJ-token=a ".repeat(100_000 / 12) + "\"}}";
        Moment one = received(message);
        List<Moment> moments = IntStream.range(0, 3000)
                .mapToObj(number -> new Moment(number, one.at(), one.what()))
                .toList();
        Steps steps = new Steps(10_000_000);
        Redactor redactor = new Redactor(true, GivenSecrets.of(List.of()), () -> "", moments, steps);

        List<String> last = new ArrayList<>();
        moments.forEach(moment -> last.add(redactor.moment(moment).toString()));

        assertThat(steps.taken()).isLessThan(11_000_000);
        assertThat(last.get(2999)).doesNotContain("eyJ");
        assertThat(redactor.text("and whatever else is said")).isEqualTo(Redactor.MASK);
    }

    private static void assertLinear(String text) {
        Steps steps = new Steps(Long.MAX_VALUE);
        Redactor redactor =
                new Redactor(true, GivenSecrets.of(List.of("s3cr3t-K9x7Qz", "aaaaaaab")), () -> "", List.of(), steps);
        redactor.learn(List.of(received(text)));
        redactor.moment(received(text));

        assertThat(steps.taken())
                .as(() -> text.substring(0, Math.min(40, text.length())))
                .isLessThan((long) MOST_LOOKS * text.length() + 10_000);
    }

    private static Moment received(String text) {
        Samples.Tape tape = new Samples.Tape();
        tape.received(text);
        return tape.transcript().moments().get(0);
    }
}
