package io.graphqltck.wire.relay;

import io.graphqltck.core.model.application.NetworkChange;
import java.util.ArrayList;
import java.util.List;

/** What the network between two parties is like. Used on the relay's loop alone. */
final class RelayNetwork {

    /** Long enough that a client which does not wait would continue, short enough for every timeout. */
    private static final int DELAY_MILLIS = 500;

    /** Larger messages are split into pieces of this size, smaller ones into single octets. */
    private static final int PIECE = 1024;

    private static final int SMALL = 2048;

    private final List<Conversation> conversations = new ArrayList<>();
    private boolean delays;
    private boolean splits;

    void add(Conversation conversation) {
        conversations.removeIf(Conversation::isOver);
        conversations.add(conversation);
    }

    void change(NetworkChange change) {
        switch (change) {
            case DELAY -> delays = true;
            case SPLIT -> splits = true;
            case CUT, RESET -> {
                conversations.forEach(Conversation::cut);
                conversations.clear();
            }
        }
    }

    /** How long what the server says is on its way. */
    int delayMillis() {
        return delays ? DELAY_MILLIS : 0;
    }

    /** The size of the pieces into which this number of octets is split. */
    int piece(int octets) {
        return !splits ? octets : octets > SMALL ? PIECE : 1;
    }
}
