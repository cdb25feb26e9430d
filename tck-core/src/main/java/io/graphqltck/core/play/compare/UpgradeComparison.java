package io.graphqltck.core.play.compare;

import io.graphqltck.core.http.HeaderExpectation;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.wire.HttpHead;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares awaited upgrades of a connection to WebSocket with those that came. */
public final class UpgradeComparison {

    private final Bindings bindings;
    private final String subprotocol;
    private final Targets targets;

    UpgradeComparison(Bindings bindings, String subprotocol, Targets targets) {
        this.bindings = bindings;
        this.subprotocol = subprotocol;
        this.targets = targets;
    }

    Comparison connects(Act.Connects connects, HttpHead head) {
        @Nullable String target = targets.difference(connects.target(), head);
        if (target != null) {
            return Comparison.differs(target);
        }
        if (connects.subprotocols() != null) {
            // Offers of its own may stand in field lines, too, and then what is read is all of them in one.
            return Comparison.FITS;
        }
        @Nullable String field = HeaderExpectation.difference(connects.headers(), head);
        if (field != null) {
            return Comparison.differs(field);
        }
        boolean offered = head.all("Sec-WebSocket-Protocol").stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .anyMatch(name -> name.strip().equals(subprotocol));
        return Comparison.of(offered ? null : "the subprotocol `" + subprotocol + "` is not offered");
    }

    Comparison accepts(Act.Accepts accepts, HttpHead head) {
        if (head.status() != 101) {
            return Comparison.OTHER;
        }
        @Nullable String name = head.field("Sec-WebSocket-Protocol");
        @Nullable Json found = name == null ? null : Json.of(name);
        Pattern expected =
                accepts.subprotocol() == null ? new Pattern.Literal(Json.of(subprotocol)) : accepts.subprotocol();
        @Nullable Mismatch mismatch = bindings.match(expected, found);
        if (mismatch != null) {
            return Comparison.of("the subprotocol in the response: ", mismatch);
        }
        @Nullable String field = HeaderExpectation.difference(accepts.headers(), head);
        if (field != null) {
            return Comparison.differs(field);
        }
        boolean agreed = !accepts.deflate() || head.field("Sec-WebSocket-Extensions") != null;
        return Comparison.of(agreed ? null : "permessage-deflate was not accepted");
    }

    Comparison refuses(Act.Refuses refuses, HttpHead head) {
        int status = head.status();
        return status == 101 || status < refuses.lowest() || status > refuses.highest()
                ? Comparison.OTHER
                : Comparison.of(HeaderExpectation.difference(refuses.headers(), head));
    }
}
