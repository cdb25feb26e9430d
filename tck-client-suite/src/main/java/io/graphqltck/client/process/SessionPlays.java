package io.graphqltck.client.process;

import io.graphqltck.core.model.Probe;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.subject.Opening;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Plays dialogues in the sessions of an adapter that is checked, and others where nobody answers. */
final class SessionPlays {

    /** More turns of a client than any of the dialogues has, and the kit's closing. */
    private static final int MOST_TURNS = 20;

    private static final int OTHERS = 3;

    private final CheckedDialogues dialogues;
    private final Duration patience;
    private @Nullable Probe first;
    private @Nullable Opening opening;
    private boolean late;

    SessionPlays(CheckedDialogues dialogues, Duration patience) {
        this.dialogues = dialogues;
        this.patience = patience;
    }

    /** The adapter's first operation is that of this dialogue. */
    void begin(Probe probe) {
        first = probe;
    }

    Probe first() {
        return Objects.requireNonNull(first);
    }

    /** The first dialogue opened its session so; null where it did not come to that. */
    void opened(@Nullable Opening by) {
        opening = by;
    }

    /** How patient a dialogue is that waits for others meanwhile. */
    Duration throughOthers() {
        return patience.multipliedBy(OTHERS);
    }

    /**
     * How long the kit waits for a dialogue. Each of its waits ends by itself, on a loaded machine after it was repeated: the limit
     * is longer than all of them, and for the kit's own mistakes.
     */
    private long millis() {
        return CheckedDialogues.options(throughOthers()).longestWait().toMillis() * MOST_TURNS;
    }

    /** Waits until one of these is over. */
    void await(CompletableFuture<?>... any) throws InterruptedException {
        try {
            CompletableFuture.anyOf(any).get(millis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the kit's server failed", e);
        }
    }

    /** What went wrong in a dialogue, or nothing. */
    String played(CompletableFuture<Played> dialogue) throws InterruptedException {
        try {
            Played played = dialogue.get(millis(), TimeUnit.MILLISECONDS);
            foundLate(played.trouble());
            return CheckedDialogues.problem(played);
        } catch (ExecutionException | TimeoutException e) {
            return "the kit's server failed: " + e;
        }
    }

    /** Takes note of a trouble or a reason that says that the kit was late, for which no adapter is blamed. */
    void foundLate(@Nullable String why) {
        late |= why != null && why.startsWith(Played.LATE);
    }

    /** Takes note of a play that has not come to what it is about. */
    void foundUnjudged() {
        late = true;
    }

    /** Whether the kit was late in one of these plays, so that what came of the check says nothing. */
    boolean wereLate() {
        return late;
    }

    /** Subscribes in a session that is opened as that of the first dialogue was, but where nobody answers. */
    void subscribeAtNobody(CheckedAdapter adapter, String session, DeafServer deaf) {
        Opening live = opening;
        if (live != null) {
            adapter.say(session, open(session, live, deaf));
        }
        adapter.say(session, AdapterCommands.subscribe(session, dialogues.request(first())));
    }

    private static String open(String session, Opening live, DeafServer deaf) {
        URI url = URI.create(live.url().toString().replaceFirst(":\\d+/", ":" + deaf.port() + "/"));
        return AdapterCommands.open(
                session,
                new Opening(
                        live.protocol(), url, live.params(), live.certificate(), live.authorisation(), live.headers()));
    }
}
