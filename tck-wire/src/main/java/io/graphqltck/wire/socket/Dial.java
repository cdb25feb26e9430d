package io.graphqltck.wire.socket;

import io.netty.channel.Channel;

/** What a connection is made for. Called on its event loop. */
public interface Dial {

    /** Whether nobody wants it any more. */
    boolean isGivenUp();

    /** Sets up the channel, which is not connected yet. */
    void set(Channel channel);

    /** There is nobody to connect to. {@code detail}: for a person. */
    void unreachable(String detail);

    /** The other side has accepted and reset the connection already. {@code detail}: for a person. */
    void reset(String detail);
}
