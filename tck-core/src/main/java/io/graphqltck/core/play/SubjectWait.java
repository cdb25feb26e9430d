package io.graphqltck.core.play;

import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.play.cursor.Cursor;
import io.graphqltck.core.play.cursor.Heads;
import io.graphqltck.core.play.cursor.Silence;
import io.graphqltck.core.wire.Loop;
import java.util.function.Consumer;

/** Waits for the subject's next turn, and finds whose fault it is that nothing comes: the subject's, its adapter's or neither's. */
final class SubjectWait {

    private final Cursor cursor;
    private final TurnTimeout timeout;
    private final Application application;
    private final PlayMode mode;
    private final Options options;
    private final Runnable pump;
    private final Consumer<String> fail;
    private final Diverging diverging;

    private Loop.Cancellable lifeSign = () -> {};
    /** Nothing came in time, and the adapter was asked for a sign of life. */
    private boolean suspected;

    private boolean stopped;

    /** {@code pump} looks once more at what came; {@code fail} hears why the play says nothing about the subject. */
    SubjectWait(
            Cursor cursor,
            TurnTimeout timeout,
            Application application,
            PlayMode mode,
            Options options,
            Runnable pump,
            Consumer<String> fail,
            Diverging diverging) {
        this.cursor = cursor;
        this.timeout = timeout;
        this.application = application;
        this.mode = mode;
        this.options = options;
        this.pump = pump;
        this.fail = fail;
        this.diverging = diverging;
    }

    /** Waits for the turns that the script has reached. */
    void await() {
        if (!mode.speaks() && Heads.awaitOnlyOther(cursor.heads())) {
            timeout.rest();
            return;
        }
        if (suspected && timeout.isFor(cursor.heads())) {
            if (application.answers()) {
                silent();
            }
            return;
        }
        suspected = false;
        lifeSign.cancel();
        if (!stopped) {
            timeout.await(cursor.heads(), this::expired);
        }
    }

    /** For good. */
    void stop() {
        stopped = true;
        timeout.stop();
        lifeSign.cancel();
    }

    private void expired() {
        pump.run();
        if (stopped || !timeout.isFor(cursor.heads()) || !timeout.isSubjects()) {
            return;
        }
        if (Heads.awaitSync(cursor.heads())) {
            fail.accept(Application.NO_REPORT);
            return;
        }
        if (!mode.speaks() && Heads.mayAwaitOther(cursor.heads())) {
            fail.accept(Stalemate.after(timeout.waited()));
            return;
        }
        if (mode.judges() && !application.answers()) {
            // Silence counts against a client only where it is known that its adapter reads its commands.
            suspected = true;
            lifeSign = timeout.loop().schedule(options.patience(), () -> fail.accept(Application.NO_REPORT));
            return;
        }
        silent();
    }

    private void silent() {
        suspected = false;
        lifeSign.cancel();
        diverging.diverge(null, application.unended(cursor.heads()) + Silence.after(timeout.waited()));
    }
}
