package io.graphqltck.core.play;

import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.Loop;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client told its application and no turn accounts for, looked for at the end of the script: when the client has dealt
 * with all that the peer sent, and its adapter has reported all that it knows.
 */
final class Leftovers {

    private final Connections connections;
    private final Application application;
    private final Cursor cursor;
    private final Loop loop;
    private final Patience patience;
    private final Options options;
    private final Consumer<String> fail;
    private final Runnable end;
    private boolean waiting;

    /**
     * {@code closing}: how long a client may take to catch up; {@code fail} hears why the play says nothing about the subject;
     * {@code end} ends it as it stands.
     */
    Leftovers(
            Connections connections,
            Application application,
            Cursor cursor,
            Loop loop,
            Patience patience,
            Options options,
            Consumer<String> fail,
            Runnable end) {
        this.connections = connections;
        this.application = application;
        this.cursor = cursor;
        this.loop = loop;
        this.patience = patience;
        this.options = options;
        this.fail = fail;
        this.end = end;
    }

    /** Whether all is known that the application was told; where it is not, that is waited for. */
    boolean areKnown() {
        if (connections.caughtUp(loop) && application.synced()) {
            return true;
        }
        if (!waiting) {
            waiting = true;
            patience.begin(options.closing(), this::stopCatchingUp);
        }
        return false;
    }

    @Nullable
    Moment first() {
        while (cursor.absorb()) {
            // What was optional and came late is accounted for.
        }
        @Nullable Moment told = application.leftover(connections.isConnected());
        return told == null ? connections.unclaimed() : told;
    }

    /** A client that has not caught up is let go; an adapter that does not answer is waited for, and then is trouble. */
    private void stopCatchingUp() {
        if (connections.caughtUp(loop)) {
            patience.begin(options.patience(), this::stopWaitingForTheAdapter);
        } else {
            end.run();
        }
    }

    private void stopWaitingForTheAdapter() {
        if (patience.isSubjects()) {
            fail.accept(Application.NO_REPORT);
        }
    }
}
