package io.graphqltck.core.play.compare;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import io.graphqltck.core.model.act.CloseCodes;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Compares an awaited act with one thing that happened on a wire. */
public final class ActComparison implements ActVisitor<Comparison> {

    private final Bindings bindings;
    private final UpgradeComparison upgrades;
    private final ExchangeComparison exchanges;
    private final WireEvent event;
    private final @Nullable Json json;

    /** {@code json}: the value of the message or body, where it is one. */
    ActComparison(
            Bindings bindings,
            UpgradeComparison upgrades,
            ExchangeComparison exchanges,
            WireEvent event,
            @Nullable Json json) {
        this.bindings = bindings;
        this.upgrades = upgrades;
        this.exchanges = exchanges;
        this.event = event;
        this.json = json;
    }

    @Override
    public Comparison says(Act.Says act) {
        return event instanceof WireEvent.Message && json != null
                ? Comparison.of("", bindings.match(act.message(), json))
                : Comparison.OTHER;
    }

    @Override
    public Comparison saysOctets(Act.SaysOctets act) {
        boolean same = event instanceof WireEvent.Message message
                && message.binary() == act.binary()
                && message.length() == act.octets().length
                && (message.octets().length < message.length() || Arrays.equals(message.octets(), act.octets()));
        return Comparison.fitsIf(same);
    }

    @Override
    public Comparison connects(Act.Connects act) {
        return event instanceof WireEvent.Requested requested
                ? upgrades.connects(act, requested.head())
                : Comparison.OTHER;
    }

    @Override
    public Comparison accepts(Act.Accepts act) {
        return event instanceof WireEvent.Responded responded
                ? upgrades.accepts(act, responded.head())
                : Comparison.OTHER;
    }

    @Override
    public Comparison refuses(Act.Refuses act) {
        return event instanceof WireEvent.Responded responded
                ? upgrades.refuses(act, responded.head())
                : Comparison.OTHER;
    }

    @Override
    public Comparison closes(Act.Closes act) {
        return event instanceof WireEvent.Close close ? closes(act, close) : Comparison.OTHER;
    }

    @Override
    public Comparison drops(Act.Drops act) {
        return Comparison.fitsIf(
                act.how() == Wire.Drop.GOAWAY
                        ? event instanceof WireEvent.GoingAway
                        : event instanceof WireEvent.Ended);
    }

    @Override
    public Comparison leaves(Act.Leaves act) {
        return Comparison.fitsIf(event instanceof WireEvent.Close || event instanceof WireEvent.Ended);
    }

    @Override
    public Comparison pings(Act.Pings act) {
        return Comparison.fitsIf(event instanceof WireEvent.Ping ping && same(act.data(), ping.data()));
    }

    @Override
    public Comparison pongs(Act.Pongs act) {
        return Comparison.fitsIf(event instanceof WireEvent.Pong pong && same(act.data(), pong.data()));
    }

    @Override
    public Comparison sendsFrames(Act.SendsFrames act) {
        return Comparison.FITS; // only a peer of the kit's own ever awaits frames, and they may make anything;
    }

    @Override
    public Comparison sendsOctets(Act.SendsOctets act) {
        return Comparison.FITS; // the same;
    }

    @Override
    public Comparison requests(Act.Requests act) {
        return event instanceof WireEvent.Asked asked ? exchanges.requests(act, asked, json) : Comparison.OTHER;
    }

    @Override
    public Comparison responds(Act.Responds act) {
        return exchanges.responds(act, event, json);
    }

    @Override
    public Comparison reads(Act.Reads act) {
        return Comparison.OTHER; // nobody sees it;
    }

    @Override
    public Comparison item(Act.Item act) {
        return event instanceof WireEvent.Item item ? exchanges.item(act, item, json) : Comparison.OTHER;
    }

    @Override
    public Comparison keepAlive(Act.KeepAlive act) {
        return event instanceof WireEvent.KeepAlive alive ? exchanges.keepAlive(act, alive) : Comparison.OTHER;
    }

    @Override
    public Comparison ends(Act.Ends act) {
        return Comparison.fitsIf(event instanceof WireEvent.StreamEnded ended && ended.closed());
    }

    @Override
    public Comparison sendsBody(Act.SendsBody act) {
        return Comparison.FITS; // as with frames;
    }

    private Comparison closes(Act.Closes closes, WireEvent.Close close) {
        CloseCodes codes = closes.codes();
        @Nullable Integer code = close.code();
        boolean codeFits = codes.any()
                || (codes.none() && code == null)
                || (code != null && codes.numbers().contains(code));
        if (!codeFits || closes.reason() == null) {
            return Comparison.fitsIf(codeFits);
        }
        return Comparison.of("the close frame's reason: ", bindings.match(closes.reason(), Json.of(close.reason())));
    }

    private static boolean same(String text, byte[] octets) {
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), octets);
    }
}
