package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Null data is wrong only where no error can have reached the root of the response. */
class GraphqlResultsTests {

    /** A field with a scalar type and without an exclamation mark. */
    private static final Pattern NULLABLE = Pattern.compile("(?m)^  (\\w+)(?:\\([^)]*\\))?: \\w+$");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'data':null}                                                                   | true
            {'data':null,'errors':[]}                                                       | true
            {'data':null,'errors':[{'message':'m','path':['failing']}]}                     | true
            {'data':null,'errors':[{'message':'m','path':['items','bad']}]}                 | true
            {'data':null,'errors':[{'message':'m','path':['failingNonNull']}]}              | false
            {'data':null,'errors':[{'message':'m','path':['slow']}]}                        | false
            {'data':null,'errors':[{'message':'m','path':['items','n']}]}                   | false
            {'data':null,'errors':[{'message':'m','path':['failing']},{'message':'m','path':['slow']}]} | false
            {'data':null,'errors':[{'message':'m','path':['aFieldOfTheServer']}]}           | false
            {'data':null,'errors':[{'message':'m'}]}                                        | false
            {'data':{'failing':null},'errors':[{'message':'m','path':['failing']}]}         | false
            {'errors':[{'message':'m'}]}                                                    | false
            """)
    void nullDataNeedsAnErrorThatReachedTheRoot(String result, boolean wrong) {
        String message = ("{'type':'next','id':'1','payload':" + result + "}").replace('\'', '"');
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);

        assertThat(GraphqlResults.isWronglyNull(new Transcript(() -> 0)
                        .onWire(1, Direction.RECEIVED, new WireEvent.Message(false, bytes, bytes.length, 1, false))))
                .isEqualTo(wrong);
    }

    @Test
    void knowsTheFieldsOfTheControlSchemaThatMayBeNull() {
        String schema = DataFiles.ofClassPath(GraphqlResultsTests.class.getClassLoader())
                .read("control/schema.graphqls");
        Set<String> nullable = new TreeSet<>();
        Matcher field = NULLABLE.matcher(schema);
        while (field.find()) {
            nullable.add(field.group(1));
        }
        assertThat(nullable).isEqualTo(new TreeSet<>(GraphqlResults.NULLABLE));
    }
}
