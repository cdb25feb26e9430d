package io.graphqltck.core.play;

import io.graphqltck.core.play.cursor.Cursor;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a client reported to its application without a turn that accounts for it. It looks at the end of the script, when
 * the client has processed everything that the peer sent and its adapter has reported everything it knows.
 */
final class UnaccountedEvents {

    private final Connections connections;
    private final Application application;
    private final Cursor cursor;
    private final TurnTimeout timeout;
    private final Options options;
    private final Transcript transcript;
    private final Runnable changed;
    private final Consumer<String> fail;
    private boolean waiting;
    private boolean gaveUp;

    /**
     * {@code changed} runs when it continues by itself; {@code fail} receives why the play says nothing about the subject.
     */
    UnaccountedEvents(
            Connections connections,
            Application application,
            Cursor cursor,
            TurnTimeout timeout,
            Options options,
            Transcript transcript,
            Runnable changed,
            Consumer<String> fail) {
        this.connections = connections;
        this.application = application;
        this.cursor = cursor;
        this.timeout = timeout;
        this.options = options;
        this.transcript = transcript;
        this.changed = changed;
        this.fail = fail;
    }

    /** Whether all is known that the application received; where it is not, that is waited for. */
    boolean areKnown() {
        if ((gaveUp || connections.caughtUp(timeout.loop())) && application.synced()) {
            return true;
        }
        if (!waiting) {
            waiting = true;
            timeout.begin(options.closing(), this::stopCatchingUp);
        }
        return false;
    }

    @Nullable
    Moment first() {
        while (cursor.absorb().fits()) {
            // What was optional and came late is accounted for.
        }
        @Nullable Moment told = application.leftover(connections.isConnected());
        return told == null ? connections.unawaited().unclaimed() : told;
    }

    /**
     * A client that has not caught up is judged by what its application has received by then. An adapter that
     * does not answer is waited for, and then is trouble.
     */
    private void stopCatchingUp() {
        if (!timeout.isSubjects()) {
            return;
        }
        if (!connections.caughtUp(timeout.loop())) {
            gaveUp = true;
            transcript.add(new Happening.Note("the client has not answered the kit's barrier within "
                    + options.closing().toMillis() + " ms; later events of its application are not judged"));
        }
        timeout.begin(options.patience(), this::stopWaitingForTheAdapter);
        changed.run();
    }

    private void stopWaitingForTheAdapter() {
        if (timeout.isSubjects()) {
            fail.accept(Application.NO_REPORT);
        }
    }
}
