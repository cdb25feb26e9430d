package io.graphqltck.core.play.compare;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.model.act.HttpBody;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.transcript.Describe;
import io.graphqltck.core.wire.Wire;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in words what is awaited, with the values that are bound by now. */
public final class ActWords implements ActVisitor<String> {

    private final Bindings bindings;
    private final String subprotocol;
    private final ExchangeComparison exchanges;

    ActWords(Bindings bindings, String subprotocol, ExchangeComparison exchanges) {
        this.bindings = bindings;
        this.subprotocol = subprotocol;
        this.exchanges = exchanges;
    }

    @Override
    public String says(Act.Says act) {
        return bindings.describe(act.message());
    }

    @Override
    public String saysOctets(Act.SaysOctets act) {
        return "a message of " + act.octets().length + " bytes";
    }

    @Override
    public String connects(Act.Connects act) {
        return "an upgrade request";
    }

    @Override
    public String accepts(Act.Accepts act) {
        String name = act.subprotocol() == null ? subprotocol : bindings.describe(act.subprotocol());
        return "response 101 with subprotocol " + name;
    }

    @Override
    public String refuses(Act.Refuses act) {
        if (act.lowest() == act.highest()) {
            return "response " + act.lowest();
        }
        return act.lowest() == 0 ? "a response other than 101" : "response " + act.lowest() / 100 + "xx";
    }

    @Override
    public String closes(Act.Closes act) {
        CloseCodes codes = act.codes();
        String code = codes.any()
                ? "with any code"
                : codes.none()
                        ? "without a code"
                        : codes.numbers().stream().map(String::valueOf).collect(Collectors.joining(" or "));
        return "close frame " + code + (act.reason() == null ? "" : " with reason " + bindings.describe(act.reason()));
    }

    @Override
    public String drops(Act.Drops act) {
        return act.how() == Wire.Drop.GOAWAY ? "GOAWAY" : "the end of the TCP connection";
    }

    @Override
    public String leaves(Act.Leaves act) {
        return "a close frame or the end of the TCP connection";
    }

    @Override
    public String pings(Act.Pings act) {
        return "WebSocket ping \"" + act.data() + "\"";
    }

    @Override
    public String pongs(Act.Pongs act) {
        return "WebSocket pong \"" + act.data() + "\"";
    }

    @Override
    public String sendsFrames(Act.SendsFrames act) {
        return "frames";
    }

    @Override
    public String sendsOctets(Act.SendsOctets act) {
        return "octets";
    }

    @Override
    public String requests(Act.Requests act) {
        return "request " + act.method() + " " + exchanges.targetWords(act.target())
                + (act.parameters() == null ? "" : " with " + bindings.describe(act.parameters()))
                + message(act.headers(), act.body());
    }

    @Override
    public String responds(Act.Responds act) {
        return (act.streamed() ? "streamed response " : "response ")
                + act.status()
                + message(act.headers(), act.body());
    }

    @Override
    public String reads(Act.Reads act) {
        return "bytes that wait on the way";
    }

    @Override
    public String item(Act.Item act) {
        return act.terms().item(act.fields().entrySet()) + " " + bindings.describe(act.message());
    }

    @Override
    public String keepAlive(Act.KeepAlive act) {
        return act.terms().keepAlive();
    }

    @Override
    public String ends(Act.Ends act) {
        return act.terms().wholeEnd();
    }

    @Override
    public String sendsBody(Act.SendsBody act) {
        return "bytes of the body";
    }

    private String message(Map<String, String> headers, HttpBody body) {
        StringBuilder words = new StringBuilder();
        headers.forEach(
                (name, value) -> words.append(", ").append(name).append(": ").append(value));
        if (body instanceof HttpBody.JsonValue value) {
            words.append(
                    ExchangeComparison.isAbsent(value)
                            ? " without a body"
                            : " with body " + bindings.describe(value.value()));
        } else if (body instanceof HttpBody.Text text) {
            words.append(" with body ").append(bindings.describe(text.value()));
        } else if (body instanceof HttpBody.Octets octets) {
            words.append(" with body ").append(Describe.body(octets.octets(), octets.octets().length));
        }
        return words.toString();
    }
}
