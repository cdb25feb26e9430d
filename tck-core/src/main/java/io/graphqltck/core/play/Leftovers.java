package io.graphqltck.core.play;

import io.graphqltck.core.play.cursor.Cursor;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.transcript.Transcript;
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
    private final Patience patience;
    private final Options options;
    private final Transcript transcript;
    private final Runnable changed;
    private final Consumer<String> fail;
    private boolean waiting;
    private boolean gaveUp;

    /**
     * {@code changed}: is run when it goes on by itself; {@code fail} hears why the play says nothing about the subject.
     */
    Leftovers(
            Connections connections,
            Application application,
            Cursor cursor,
            Patience patience,
            Options options,
            Transcript transcript,
            Runnable changed,
            Consumer<String> fail) {
        this.connections = connections;
        this.application = application;
        this.cursor = cursor;
        this.patience = patience;
        this.options = options;
        this.transcript = transcript;
        this.changed = changed;
        this.fail = fail;
    }

    /** Whether all is known that the application was told; where it is not, that is waited for. */
    boolean areKnown() {
        if ((gaveUp || connections.caughtUp(patience.loop())) && application.synced()) {
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
        while (cursor.absorb().fits()) {
            // What was optional and came late is accounted for.
        }
        @Nullable Moment told = application.leftover(connections.isConnected());
        return told == null ? connections.unawaited().unclaimed() : told;
    }

    /**
     * A client that has not caught up is looked at as it stands: what its application was told by then was told. An adapter that
     * does not answer is waited for, and then is trouble.
     */
    private void stopCatchingUp() {
        if (!patience.isSubjects()) {
            return;
        }
        if (!connections.caughtUp(patience.loop())) {
            gaveUp = true;
            transcript.add(new Happening.Note("the client has not answered the kit's barrier within "
                    + options.closing().toMillis() + " ms; later events of its application are not judged"));
        }
        patience.begin(options.patience(), this::stopWaitingForTheAdapter);
        changed.run();
    }

    private void stopWaitingForTheAdapter() {
        if (patience.isSubjects()) {
            fail.accept(Application.NO_REPORT);
        }
    }
}
