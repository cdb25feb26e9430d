package io.graphqltck.client;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import java.util.function.Consumer;

/**
 * Detects whether a client rejects the kit's certificate, which is its right: it ends every TLS connection before its first request and
 * reports a failure. Many libraries look at the certificate only after the handshake and send no alert, so that the alert alone tells
 * too little. Used on the loop of one play.
 */
final class Distrust {

    static final String SENTENCE =
            "the client ended its TLS connection before it sent a request, and reported a failure: it probably does not"
                    + " trust the kit's certificate. Have its adapter trust the file that `open` names as `caFile`"
                    + " (a command finds it in TCK_CA_FILE), or leave out `--tls`";

    private final Consumer<String> trouble;
    private boolean spoke;
    private boolean left;
    private boolean failed;

    /** {@code trouble} receives the reason why the play says nothing about the client. */
    Distrust(Consumer<String> trouble) {
        this.trouble = trouble;
    }

    /** The same listener of an accepted connection, heard on the way. */
    WireListener hearing(WireListener listener) {
        boolean[] silent = {true};
        return event -> {
            if (!(event instanceof WireEvent.Ended ended)) {
                silent[0] = false;
                spoke = true;
            } else if (silent[0] && !ended.how().isByKit()) {
                left = true;
            }
            listener.on(event);
            judge();
        };
    }

    /** The application received this. */
    void told(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Failed || event instanceof ApplicationEvent.ConnectionFailed) {
            failed = true;
            judge();
        }
    }

    private void judge() {
        if (left && failed && !spoke) {
            spoke = true; // it is said once
            trouble.accept(SENTENCE);
        }
    }
}
