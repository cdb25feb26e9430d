package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.frame.FrameReader;
import io.graphqltck.wire.frame.Side;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** After the handshake: frames. */
final class FrameStage implements ReadingStage {

    private final FrameReader reader;
    private final int mostFrames;
    private final Consumer<String> abort;

    /** {@code abort} gets the reason when more frames without an event arrive in a row than a connection may have events. */
    FrameStage(Side sender, boolean deflate, WireLimits limits, WireListener out, Consumer<String> abort) {
        this.reader = new FrameReader(sender, deflate, limits.messageOctets(), out);
        this.mostFrames = limits.eventsPerWire();
        this.abort = abort;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        reader.octets(octets, from, to);
        if (reader.framesWithoutEvent() > mostFrames) {
            abort.accept("more than " + mostFrames + " frames came in a row without a message or an event in them");
        }
    }

    @Override
    public @Nullable String unfinished() {
        return reader.unfinished();
    }

    @Override
    public void close() {
        reader.close();
    }
}
