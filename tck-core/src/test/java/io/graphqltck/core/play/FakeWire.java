package io.graphqltck.core.play;

import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection to nowhere, which notes in words what the kit does with it. */
public final class FakeWire implements Wire {

    /** What the kit did; what went out in one write stands in one entry, with {@code +} between. */
    public final List<String> done = new ArrayList<>();

    private final Loop loop;
    private WireListener listener = event -> {};
    private boolean open = true;
    private boolean broken;

    public FakeWire(Loop loop) {
        this.loop = loop;
    }

    void attach(WireListener to) {
        listener = to;
    }

    /** From now on writing fails as only a mistake of the kit's makes it fail. */
    void breaks() {
        broken = true;
    }

    /** The other side does this. */
    void hears(WireEvent event) {
        if (event instanceof WireEvent.Ended) {
            open = false;
        }
        loop.execute(() -> listener.on(event));
    }

    @Override
    public void respond(UpgradeResponse response) {
        done.add("respond " + response.status());
    }

    @Override
    public void respond(HttpResponse response) {
        done.add("respond " + response.status() + " "
                + new String(response.payload().body(), StandardCharsets.UTF_8));
    }

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        if (broken) {
            throw new IllegalStateException("broken on purpose");
        }
        done.add(String.join(" + ", items.stream().map(FakeWire::words).toList()));
        return new byte[0];
    }

    private static String words(Outgoing item) {
        if (item instanceof Outgoing.Message message) {
            return new String(message.octets(), StandardCharsets.UTF_8);
        }
        if (item instanceof Outgoing.Close close) {
            return "close " + close.code();
        }
        if (item instanceof Outgoing.Raw raw) {
            String name = raw.frame().opcode() == Opcode.PING
                    ? "PING "
                    : raw.frame().opcode() == Opcode.PONG ? "PONG " : "frame ";
            return name + new String(raw.frame().payload(), StandardCharsets.UTF_8);
        }
        if (item instanceof Outgoing.Body body) {
            return new String(body.octets(), StandardCharsets.UTF_8);
        }
        return item instanceof Outgoing.EndOfBody ? "end" : "octets";
    }

    @Override
    public void drop(Drop how) {
        done.add("drop " + how);
        if (open) {
            hears(new WireEvent.Ended(WireEvent.Ending.BY_KIT, ""));
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }
}
