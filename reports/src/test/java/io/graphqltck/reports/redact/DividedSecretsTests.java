package io.graphqltck.reports.redact;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.Samples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret that comes in pieces is found where the pieces are joined. */
class DividedSecretsTests {

    private static final String TOKEN = "tk+9/Zq~7=Wm4_x-Y";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 11, 16})
    void inResultsOfAStream(int length) {
        Samples.Tape tape = new Samples.Tape();
        tape.received(next("you sent "));
        for (String piece : pieces(length)) {
            tape.received(next(piece));
            tape.received("{\"type\":\"ping\"}");
        }
        tape.received(next(" and no more"));
        Redactor redactor = redactor(tape);

        assertThat(shown(tape, redactor))
                .isEqualTo(next("you sent ")
                        + pieces(length).stream()
                                .map(piece -> "***{\"type\":\"ping\"}")
                                .collect(Collectors.joining())
                        + next(" and no more"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 11})
    void inMessagesThatAreNoJson(int length) {
        Samples.Tape tape = new Samples.Tape();
        pieces(length).forEach(tape::received);

        assertThat(shown(tape, redactor(tape)))
                .isEqualTo("***".repeat(pieces(length).size()));
    }

    @Test
    void inOneArray() {
        Samples.Tape tape = new Samples.Tape();
        tape.received("{\"words\":[\"a\",\"tk+9/Zq\",\"~7=Wm4\",\"_x-Y\"]}");

        assertThat(shown(tape, redactor(tape))).isEqualTo("***");
    }

    @Test
    void inADisguise() {
        Samples.Tape tape = new Samples.Tape();
        tape.received(next("dGsrOS9acX"));
        tape.received(next("43PVdtNF94LVk="));

        assertThat(shown(tape, redactor(tape))).isEqualTo("******");
    }

    @Test
    void inAnEscapeThatIsDivided() {
        Samples.Tape tape = new Samples.Tape();
        tape.received("tk%2B9%2FZq~7%3");
        tape.received("DWm4_x-Y");

        assertThat(shown(tape, redactor(tape))).doesNotContain("Zq").doesNotContain("Wm4");
    }

    @Test
    void inWhatAnApplicationSees() {
        Samples.Tape tape = new Samples.Tape();
        for (String piece : pieces(6)) {
            tape.toldNext(Json.with(Json.object(), "data", Json.of(piece)));
        }
        Redactor redactor = redactor(tape);

        assertThat(tape.transcript().moments())
                .extracting(moment -> ((ApplicationEvent.Next) ((Happening.ApplicationTold)
                                        redactor.moment(moment).what())
                                .event())
                        .payload())
                .containsOnly(Json.of("***"));
    }

    @Test
    void isMaskedWhereItsPartsAreQuoted() {
        Samples.Tape tape = new Samples.Tape();
        tape.received(next("tk+9/Zq~7"));
        tape.received(next("=Wm4_x-Y"));

        assertThat(redactor(tape).text("found " + next("=Wm4_x-Y"))).doesNotContain("Wm4");
    }

    @Test
    void ofWhatTheKitSentIsFoundInWhatComesBack() {
        Samples.Tape tape = new Samples.Tape();
        tape.sent("{\"type\":\"connection_init\",\"payload\":{\"ticket\":\"" + TOKEN + "\"}}");
        tape.received(next("tk+9/Zq~7"));
        tape.received(next("=Wm4_x-Y"));
        Redactor redactor =
                Redaction.masking().of(Samples.result("demo.stream.completes", Role.SERVER, Verdict.FAILED, "", tape));

        assertThat(shown(tape, redactor)).endsWith("******");
    }

    @Test
    void isNotMadeOfPiecesOfDifferentPlaces() {
        Samples.Tape tape = new Samples.Tape();
        tape.received("{\"a\":\"tk+9/Zq\",\"b\":\"~7=Wm4_x-Y\"}");
        tape.received("{\"b\":\"~7=Wm4_x-Y\",\"a\":\"-\"}");
        String all = tape.transcript().moments().stream()
                .map(DividedSecretsTests::text)
                .collect(Collectors.joining());

        assertThat(shown(tape, redactor(tape))).isEqualTo(all);
    }

    private static Redactor redactor(Samples.Tape tape) {
        return Redaction.masking(List.of(TOKEN))
                .of(Samples.result("demo.stream.completes", Role.SERVER, Verdict.FAILED, "", tape));
    }

    private static String next(String piece) {
        return "{\"type\":\"next\",\"payload\":{\"data\":{\"word\":\"" + piece + "\"}}}";
    }

    private static List<String> pieces(int length) {
        return List.of(TOKEN.split("(?<=\\G.{" + length + "})"));
    }

    private static String shown(Samples.Tape tape, Redactor redactor) {
        return tape.transcript().moments().stream()
                .map(redactor::moment)
                .map(DividedSecretsTests::text)
                .collect(Collectors.joining());
    }

    private static String text(Moment moment) {
        Happening.OnWire onWire = (Happening.OnWire) moment.what();
        return new String(((WireEvent.Message) onWire.event()).octets(), StandardCharsets.UTF_8);
    }
}
