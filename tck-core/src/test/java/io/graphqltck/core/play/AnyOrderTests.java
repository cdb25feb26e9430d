package io.graphqltck.core.play;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Independent sequences are interleaved as they come; each keeps its own order. */
class AnyOrderTests {

    private static final String DIALOGUE = """
            - any order:
                - - server: { type: data, id: a, payload: {} }
                  - server: { type: end, id: a }
                - - server: { type: data, id: b, payload: {} }
                  - server: { type: end, id: b }
            """;

    @ParameterizedTest
    @CsvSource({
        "data a,end a,data b,end b",
        "data b,end b,data a,end a",
        "data a,data b,end b,end a",
        "data b,data a,end b,end a"
    })
    void takesEveryInterleaving(String first, String second, String third, String fourth) {
        Play play = Play.ofReadyServer(DIALOGUE);
        say(play, first, second, third, fourth);

        assertThat(play.result().divergence()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"end a,data a", "data a,data a", "data b,end a"})
    void keepsTheOrderOfEachSequence(String first, String second) {
        Play play = Play.ofReadyServer(DIALOGUE);
        say(play, first, second);

        assertThat(play.divergence().found()).contains("\"type\"");
    }

    private static void say(Play play, String... messages) {
        for (String message : messages) {
            String[] words = message.split(" ", -1);
            play.says("{\"type\":\"" + words[0] + "\",\"id\":\"" + words[1] + "\",\"payload\":{}}");
        }
    }
}
