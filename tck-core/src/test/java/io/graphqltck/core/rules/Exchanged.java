package io.graphqltck.core.rules;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** HTTP exchanges as tests write them, and what rules make of them. */
final class Exchanged {

    private static final Catalog CATALOG = Catalog.shipped();

    private static final Rules RULES = Rules.load(Exchanged.class.getClassLoader());

    private final Protocol protocol;

    Exchanged(ProtocolRules rules) {
        this.protocol = CATALOG.protocol(rules.protocol());
    }

    /** A request; a start line, fields such as {@code Accept: *}{@code /*}, and after an empty text the body. */
    static WireEvent request(String startLine, String... fieldsAndBody) {
        byte[] body = body(fieldsAndBody);
        return new WireEvent.Asked(head(startLine, fieldsAndBody), body, body.length);
    }

    /** A response of the same form. */
    static WireEvent response(String startLine, String... fieldsAndBody) {
        byte[] body = body(fieldsAndBody);
        return new WireEvent.Answered(head(startLine, fieldsAndBody), body, body.length);
    }

    /** The head of a streamed response. */
    static WireEvent stream(String startLine, String... fields) {
        return new WireEvent.Streams(head(startLine, fields), Multipart.TERMS);
    }

    static WireEvent part(String json) {
        byte[] body = octets(json);
        return Multipart.told(List.of(Map.entry("Content-Type", "application/json")), body, body.length);
    }

    /** What the subject broke: requirement and number of the moment, such as {@code MPS-S-50@2}. */
    List<String> broken(Role subject, WireEvent... events) {
        Transcript transcript = new Transcript(() -> 0);
        for (WireEvent event : events) {
            Role speaker = event instanceof WireEvent.Asked ? Role.CLIENT : Role.SERVER;
            transcript.onWire(1, speaker == subject ? Direction.RECEIVED : Direction.SENT, event);
        }
        return RULES.judge(protocol, subject, transcript).stream()
                .map(finding -> finding.requirement() + "@" + finding.moment())
                .toList();
    }

    private static HttpHead head(String startLine, String[] fieldsAndBody) {
        return new HttpHead(
                startLine,
                Arrays.stream(fieldsAndBody)
                        .takeWhile(field -> !field.isEmpty())
                        .map(field -> Map.entry(
                                field.substring(0, field.indexOf(':')),
                                field.substring(field.indexOf(':') + 1).strip()))
                        .toList());
    }

    private static byte[] body(String[] fieldsAndBody) {
        int empty = Arrays.asList(fieldsAndBody).indexOf("");
        return empty < 0 ? new byte[0] : octets(fieldsAndBody[empty + 1]);
    }

    private static byte[] octets(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
