package io.graphqltck.wire.socket;

import io.graphqltck.wire.frame.FrameReader;
import org.jspecify.annotations.Nullable;

/** After the handshake: frames. */
record FrameStage(FrameReader reader) implements ReadingStage {

    @Override
    public void octets(byte[] octets, int from, int to) {
        reader.octets(octets, from, to);
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
