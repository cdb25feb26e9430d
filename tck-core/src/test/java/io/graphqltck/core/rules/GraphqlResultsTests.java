package io.graphqltck.core.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A null is wrong only where no error can have put it, and missing only where an error must have. */
class GraphqlResultsTests {

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
            {'data':{'hello':'world'},'errors':[{'message':'m','path':['failing']}]}        | true
            {'data':{'failing':'x'},'errors':[{'message':'m','path':['failing']}]}          | true
            {'data':{'failingNonNull':null},'errors':[{'message':'m','path':['failingNonNull']}]} | true
            {'data':{'items':{'n':1}},'errors':[{'message':'m','path':['items','bad']}]}    | true
            {'data':{'items':null},'errors':[{'message':'m','path':['items','bad']}]}       | true
            {'data':{'items':{'n':null,'bad':null}},'errors':[{'message':'m','path':['items','n']}]} | true
            {'data':{'items':{'n':1,'bad':null}},'errors':[{'message':'m','path':['items','bad']}]} | false
            {'data':{'list':[{},{'bad':null}]},'errors':[{'message':'m','path':['list',1,'bad']}]} | false
            {'data':{'list':[{},{}]},'errors':[{'message':'m','path':['list',1,'bad']}]}    | true
            {'data':{'list':[{}]},'errors':[{'message':'m','path':['list',9e99,'bad']}]}    | false
            {'data':{'a':null},'errors':[{'message':'m','path':['a','bad']}]}               | false
            {'data':{'other':1},'errors':[{'message':'m','path':['aFieldOfTheServer']}]}    | false
            {'data':{'other':1},'errors':[{'message':'m','path':['query','failing']}]}      | false
            {'data':{'countdown':null}}                                                     | true
            {'data':{'countdown':null},'errors':[{'message':'m'}]}                          | true
            {'data':{'countdown':2}}                                                        | false
            {'data':{'echo':null}}                                                          | false
            {'data':{'aFieldOfTheServer':null}}                                             | false
            """)
    void nullsStandWhereErrorsPutThem(String result, boolean wrong) {
        String message = ("{'type':'next','id':'1','payload':" + result + "}").replace('\'', '"');
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);

        assertThat(GraphqlResults.isWronglyNull(new Transcript(() -> 0)
                        .onWire(1, Direction.RECEIVED, new WireEvent.Message(false, bytes, bytes.length, 1, false))))
                .isEqualTo(wrong);
    }

    @Test
    void knowsTheFieldsOfTheControlSchema() {
        assertThat(fields("\\w+$")).isEqualTo(new TreeSet<>(GraphqlResults.NULLABLE));
        assertThat(fields("\\w+!$")).isEqualTo(new TreeSet<>(GraphqlResults.NON_NULL));
    }

    /** The fields whose type looks like this. */
    private static Set<String> fields(String type) {
        String schema = DataFiles.ofClassPath(GraphqlResultsTests.class.getClassLoader())
                .read("control/schema.graphqls");
        return Pattern.compile("(?m)^  (\\w+)(?:\\([^)]*\\))?: " + type)
                .matcher(schema)
                .results()
                .map(field -> field.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
