package io.graphqltck.wire.relay;

import io.graphqltck.core.model.Role;
import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http2.Http2CodecUtil;
import java.io.ByteArrayOutputStream;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The first octets of a connection, until they show which HTTP the client speaks. A server of HTTP/2 may speak first, so that what it says
 * is held meanwhile.
 */
final class Beginning {

    /** A server that says more before the client has said anything is no server of HTTP/2. */
    private static final int MOST_FIRST = 64 << 10;

    private final Map<Role, ByteArrayOutputStream> held = new EnumMap<>(Role.class);
    private boolean over;
    private boolean http2;

    Beginning() {
        for (Role role : Role.values()) {
            held.put(role, new ByteArrayOutputStream());
        }
    }

    boolean isOver() {
        return over;
    }

    boolean isHttp2() {
        return http2;
    }

    void add(Role speaker, byte[] octets) {
        of(speaker).writeBytes(octets);
        if (speaker == Role.SERVER) {
            over = of(speaker).size() > MOST_FIRST;
            return;
        }
        byte[] said = of(Role.CLIENT).toByteArray();
        ByteBuf preface = Http2CodecUtil.connectionPrefaceBuf();
        int length = Math.min(said.length, preface.readableBytes());
        for (int i = 0; i < length; i++) {
            if (said[i] != preface.getByte(i)) {
                over = true;
                return;
            }
        }
        http2 = length == preface.readableBytes();
        over = http2;
    }

    /** What this party said; once. */
    byte[] take(Role speaker) {
        byte[] octets = of(speaker).toByteArray();
        of(speaker).reset();
        return octets;
    }

    private ByteArrayOutputStream of(Role role) {
        return Objects.requireNonNull(held.get(role));
    }
}
