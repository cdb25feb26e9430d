package io.graphqltck.client.process;

import io.graphqltck.core.model.Probe;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.subject.ApplicationEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Checks that an adapter keeps its sessions apart: one that waits, for its server or its results, holds up no other. */
final class ApartCheck {

    static final String UNSUBSCRIBE = "unsubscribe";

    private static final String WAITING = "waiting";
    private static final String LIVELY = "lively";
    private static final String STUCK = "stuck";

    private final CheckedDialogues dialogues;
    private final SessionPlays plays;
    private final CheckedItems items;
    private final Duration patience;
    private final DeafServer deaf;

    ApartCheck(CheckedDialogues dialogues, SessionPlays plays, CheckedItems items, Duration patience, DeafServer deaf) {
        this.dialogues = dialogues;
        this.plays = plays;
        this.items = items;
        this.patience = patience;
        this.deaf = deaf;
    }

    /** Makes the checks; the result is the sessions that are open after them. */
    List<String> check(CheckedAdapter adapter, Greeting greeting) throws InterruptedException {
        List<String> sessions = new ArrayList<>();
        Optional<Probe> unsubscribe = dialogues.showing(UNSUBSCRIBE);
        boolean unsubscribes =
                unsubscribe.isPresent() && greeting.capabilities().contains(UNSUBSCRIBE);
        plays.subscribeAtNobody(adapter, STUCK, deaf);
        CompletableFuture<String> running = new CompletableFuture<>();
        CompletableFuture<Played> waiting = new CompletableFuture<>();
        if (unsubscribes) {
            sessions.add(WAITING);
            waiting = dialogues.play(
                    unsubscribe.get(),
                    CheckedClient.of(adapter, WAITING).inPlaceOfUnsubscribing(running::complete),
                    plays.throughOthers());
            plays.await(running, waiting);
        }
        sessions.add(LIVELY);
        String problem = plays.played(dialogues.play(plays.first(), CheckedClient.of(adapter, LIVELY), patience));
        items.check(
                "sessions do not wait for one another",
                problem.isEmpty(),
                () -> "one session has a server that does not answer, another a running operation, and a third was not"
                        + " served: " + problem + "; " + adapter.whatInstead(LIVELY),
                "start each command and read the next one at once; do not wait for connections or results in between");
        adapter.say(STUCK, AdapterCommands.close(STUCK));
        if (unsubscribes) {
            unsubscribes(adapter, running, waiting);
        }
        deaf.hangUp();
        return sessions;
    }

    private void unsubscribes(
            CheckedAdapter adapter, CompletableFuture<String> running, CompletableFuture<Played> waiting)
            throws InterruptedException {
        if (running.isDone()) {
            adapter.say(WAITING, AdapterCommands.unsubscribe(WAITING, running.join()));
        }
        String problem = plays.played(waiting);
        boolean quiet = untilTheLastSync(adapter.told(WAITING)).stream().noneMatch(ApartCheck::isProblem);
        items.check(
                "it unsubscribes",
                problem.isEmpty() && quiet,
                () -> (problem.isEmpty() ? "" : problem + "; ") + adapter.whatInstead(WAITING),
                "call what the library gives its users for this, or take \"unsubscribe\" out of the capabilities; if the adapter"
                        + " calls it, the library does not notify the server");
    }

    /**
     * What the application received in the dialogue, which ends with a sync. The kit's server leaves after it, and a
     * client may report that at once.
     */
    private static List<ApplicationEvent> untilTheLastSync(List<ApplicationEvent> told) {
        for (int i = told.size() - 1; i >= 0; i--) {
            if (told.get(i) instanceof ApplicationEvent.Synced) {
                return told.subList(0, i);
            }
        }
        return told;
    }

    static boolean isProblem(ApplicationEvent event) {
        return event instanceof ApplicationEvent.Failed || event instanceof ApplicationEvent.ConnectionFailed;
    }
}
