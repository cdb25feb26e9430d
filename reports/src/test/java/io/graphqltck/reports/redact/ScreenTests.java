package io.graphqltck.reports.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.reports.redact.screen.Anchors;
import io.graphqltck.reports.redact.screen.KnownForms;
import io.graphqltck.reports.redact.screen.SecretWords;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a quick look passes over, the long search finds nothing in: both are asked of the same made-up texts. */
class ScreenTests {

    private static final String SECRET = "s3cr3t-K9x7/Qz+of";
    private static final int TEXTS = 60_000;

    private static final List<String> PIECES = List.of(
            "{\"",
            "{",
            "[",
            "]",
            "}",
            "\":\"",
            "\":",
            "\"",
            ",",
            "\\\"",
            "\\\\\"",
            "\\n",
            "\\\\n",
            "\\/",
            "\\",
            "\\t",
            "\\u006f",
            "\\p",
            "type",
            "\"type\":\"next\"",
            "\"type\":\"connection_init\"",
            "\"payload\":",
            "payload",
            "connection_init",
            "password",
            "pass",
            "word",
            "PassWord",
            "to",
            "ken",
            "token",
            "sec",
            "ret",
            "sid",
            "mySid",
            "session",
            "auth",
            "author",
            "jwt",
            "api",
            "key",
            "x-",
            "-",
            "_",
            "bearer",
            "basic",
            "Basic ",
            "ba\u017fic ",
            "https:",
            "://",
            "//",
            "@",
            ":",
            "=",
            "?",
            "&",
            "?a",
            "a=b",
            "%",
            "%20",
            "&amp;",
            "e",
            "ey",
            "eyJ",
            "eyJhIjoiYiJ9",
            "eyJ0b2tlbiI6ImFiY2RlZiJ9",
            ".",
            "abcdefgh",
            "12345678",
            "K",
            "Qz",
            " ",
            "  ",
            "\n",
            "\r\n",
            "\t",
            "é",
            "\u200b",
            "…",
            "***",
            "$a",
            "Ada Example",
            "the quick brown fox ",
            "overwhelming",
            "0a1b2c3d",
            "+",
            "/");

    @Test
    void knowsEveryNameOfASecret() {
        assertThat(SecretWords.PARTS).allMatch(part -> Anchors.mayBeIn("my" + part + "s"));
        assertThat(SecretWords.WORDS).allMatch(Anchors::mayBeIn).allMatch(word -> Anchors.mayBeIn("my_" + word));
    }

    @Test
    void whatNothingTellsOfHoldsNoSecret() {
        Random random = new Random(20261201);
        int quiet = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, PIECES);
            if (!Anchors.mayBeIn(text)) {
                quiet++;
                List<String> found = new ArrayList<>();
                Finds finds = new Finds(found::add, new Steps(Long.MAX_VALUE));
                String masked = JsonMasker.maskPlain(Base64Json.mask(text, finds), finds);
                String alone = Credentials.maskText(text, finds);
                String decoded = Credentials.maskText(JsonStrings.decode("\"" + text), finds);

                assertThat(masked).isEqualTo(text);
                assertThat(alone).isEqualTo(text);
                assertThat(decoded).as(text).isEqualTo(JsonStrings.decode("\"" + text));
                assertThat(found).as(text).isEmpty();
            }
        }
        assertThat(quiet).as("texts that are passed over").isBetween(TEXTS / 20, TEXTS - TEXTS / 20);
    }

    @Test
    void whatHasNoKnownFormHoldsNoKnownSecret() {
        SecretIndex index = GivenSecrets.of(List.of(SECRET, "ünusual-sécret")).index();
        List<String> pieces = new ArrayList<>(PIECES);
        for (String secret : List.of(SECRET, "ünusual-sécret")) {
            byte[] octets = secret.getBytes(StandardCharsets.UTF_8);
            for (int cut = 1; cut < secret.length(); cut += 2) {
                pieces.add(secret.substring(0, cut));
                pieces.add(secret.substring(cut));
                pieces.add(Base64.getEncoder()
                        .encodeToString((secret.substring(0, cut) + "\\n").getBytes(StandardCharsets.UTF_8)));
                pieces.add(Base64.getEncoder()
                        .encodeToString(("us%65r:" + secret.substring(0, cut) + "\\" + secret.substring(cut))
                                .getBytes(StandardCharsets.UTF_8)));
            }
            pieces.add(secret.replace("/", "\\/"));
            pieces.add(secret.replace("K", "\\nK"));
            pieces.add(Base64.getMimeEncoder(8, new byte[] {'\n'}).encodeToString(octets));
            pieces.add(Base64.getMimeEncoder(8, new byte[] {'\n'})
                    .encodeToString(octets)
                    .replace("\n", "\\n "));
            pieces.add(Base64.getUrlEncoder().encodeToString(Base64.getEncoder().encode(octets)));
        }
        KnownForms forms = index.forms();
        Random random = new Random(20261202);
        int quiet = 0;
        int masked = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, pieces);
            Steps steps = new Steps(Long.MAX_VALUE);
            boolean passed = !forms.mayBeIn(text, run -> Sightings.areEncoded(run, List.of(index), steps));
            Sightings sightings = new Sightings(text, steps);
            sightings.find(index);
            sightings.findEncoded(List.of(index));
            String shown = sightings.masked();
            if (passed) {
                quiet++;
                assertThat(shown).isEqualTo(text);
            } else if (!shown.equals(text)) {
                masked++;
            }
        }
        assertThat(quiet).as("texts that are passed over").isGreaterThan(TEXTS / 50);
        assertThat(masked).as("texts with a secret").isGreaterThan(TEXTS / 50);
    }

    /** Or nothing would be saved. */
    @Test
    void commonMessagesArePassedOver() {
        String results = "{\"id\":\"op-1\",\"type\":\"next\",\"payload\":{\"data\":{\"users\":["
                + "{\"id\":\"u-17\",\"name\":\"Ada Example\",\"email\":\"a@example.org\",\"text\":\"hello?\\nWorldwide\",\"price\":1.5},"
                        .repeat(50);
        KnownForms forms = GivenSecrets.of(List.of(SECRET)).index().forms();

        assertThat(Anchors.mayBeIn(results)).isFalse();
        assertThat(Anchors.mayBeIn("{\"payload\":{\"data\":{\"countdown\":3}}}"))
                .isFalse();
        assertThat(Anchors.mayBeIn("{\"payload\":{\"a\":\"b\""))
                .as("it may be a connection_init")
                .isTrue();
        assertThat(forms.mayBeIn(results, run -> true)).isFalse();
    }

    private static String text(Random random, List<String> pieces) {
        StringBuilder text =
                new StringBuilder(random.nextInt(3) == 0 ? "{\"type\":\"next\",\"payload\":{\"a\":\"" : "");
        IntStream.range(0, 1 + random.nextInt(7)).forEach(i -> text.append(pieces.get(random.nextInt(pieces.size()))));
        return text.toString();
    }
}
