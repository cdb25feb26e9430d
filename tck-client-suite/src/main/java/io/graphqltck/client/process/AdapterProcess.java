package io.graphqltck.client.process;

import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.process.OutputListener;
import io.graphqltck.core.process.ProcessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One life of an adapter: from its start to its end, with the sessions that it serves. */
@SuppressWarnings("FutureReturnValueIgnored") // what follows a process's end is done here
final class AdapterProcess implements OutputListener {

    private static final String LIMIT = "a limit of the kit: ";

    private static final String BROKEN = "the adapter broke the adapter protocol: ";
    private static final String ENDED_BY_KIT = "the kit has ended the adapter";

    private final Duration readyTimeout;
    private final Consumer<String> violations;
    private final Map<String, AdapterSession> sessions = new ConcurrentHashMap<>();
    /** The names of all sessions that it ever got. */
    private final Set<String> adopted = ConcurrentHashMap.newKeySet();

    private final CompletableFuture<Greeting> greeting = new CompletableFuture<>();

    /** When what its end means is known. */
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    private final Object lock = new Object();
    private final List<String> heldBack = new ArrayList<>();
    private @Nullable ChildProcess child;
    private @Nullable Greeting said;
    /** Whether a session has heard from it, well: by then it has read a command. */
    private boolean answered;
    /** Whether it was ended for a wrong line before that. */
    private boolean spoiled;

    private @Nullable String over;
    private @Nullable String crash;
    private final Runnable crashed;

    AdapterProcess(Duration readyTimeout, Consumer<String> violations, Runnable crashed) {
        this.readyTimeout = readyTimeout;
        this.violations = violations;
        this.crashed = crashed;
    }

    /** Starts it on a thread of its own, because a start takes its time and the caller may be an event loop. */
    void start(ChildCommand command) {
        Thread thread = new Thread(() -> launch(command), "tck-adapter-start");
        thread.setDaemon(true);
        thread.start();
    }

    private void launch(ChildCommand command) {
        ChildProcess started;
        try {
            started = ChildProcess.start(command, this);
        } catch (ProcessException e) {
            die("the adapter: " + e.getMessage(), false);
            return;
        }
        boolean wanted;
        synchronized (lock) {
            child = started;
            wanted = over == null;
        }
        if (!wanted) {
            started.kill();
        }
        tellIfReady();
        started.exit().thenAccept(code -> {
            boolean hadGreeted = hasGreeted();
            // Who crashes does not end with 0; who does has left by itself, against the adapter protocol.
            die(
                    "the adapter's process " + ChildProcess.ending(code) + (hadGreeted ? "" : " before it greeted")
                            + (code == 0 ? ", though it received no `exit`" : "") + started.lastWords(),
                    hadGreeted && code != 0);
            ended.complete(null);
        });
        CompletableFuture.delayedExecutor(readyTimeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!hasGreeted()) {
                        die(silentSentence() + started.lastWords(), false);
                    }
                });
    }

    private String silentSentence() {
        return "the adapter wrote nothing within " + readyTimeout.toMillis() + " ms of its start; its first line must"
                + " be a \"ready\" event, flushed at once";
    }

    /** Takes a session in; false when it is over already. */
    boolean adopt(AdapterSession session, String open) {
        synchronized (lock) {
            if (over != null) {
                return false;
            }
            adopted.add(session.name());
            sessions.put(session.name(), session);
        }
        send(open);
        return true;
    }

    void forget(AdapterSession session) {
        sessions.remove(session.name());
    }

    /** Commands wait for the greeting: before it nobody knows which version is spoken. */
    void send(String line) {
        boolean accepted = true;
        synchronized (lock) {
            if (over != null) {
                return;
            }
            if (child == null || said == null) {
                heldBack.add(line);
            } else {
                accepted = child.write(line);
            }
        }
        if (!accepted) {
            die("the adapter does not read its standard input: megabytes of commands wait for it", false);
        }
    }

    @Override
    public void line(String text) {
        try {
            if (!hasGreeted()) {
                greet(AdapterLine.greeting(text));
                return;
            }
            AdapterEvent event = AdapterLine.event(text);
            @Nullable AdapterSession session = sessions.get(event.session());
            if (session == null) {
                if (!adopted.contains(event.session())) {
                    throw new BadLineException("a session that the kit never opened", text, event.session(), true);
                }
                return; // late words of a session that nobody listens to any more
            }
            @Nullable String objection = session.objection(event);
            if (objection != null) {
                throw new BadLineException(objection, text, event.session(), true);
            }
            synchronized (lock) {
                answered = true;
            }
            session.tell(event.event());
        } catch (BadLineException e) {
            violated((e.isLimit() ? LIMIT : BROKEN) + e.getMessage(), e.session());
        }
    }

    @Override
    public void overlong(String beginning, String which) {
        violated(BROKEN + "a line " + which + ": " + BadLineException.shown(beginning), null);
    }

    @Override
    public void unheld(String beginning) {
        violated(LIMIT + "no memory is left for a line of the adapter: " + BadLineException.shown(beginning), null);
    }

    private void greet(Greeting greeted) {
        synchronized (lock) {
            said = greeted;
        }
        tellIfReady();
    }

    /** An adapter can be so fast that it greets, and writes more, before its start has returned. */
    private void tellIfReady() {
        @Nullable Greeting greeted;
        synchronized (lock) {
            if (child == null || said == null) {
                return;
            }
            heldBack.forEach(child::write);
            heldBack.clear();
            greeted = said;
        }
        greeting.complete(greeted);
    }

    /**
     * The session that a bad line names cannot be judged any more; a line that names none may have been for any of them. Such a
     * line before the first good event is no answer to anything. It is as bad as a wrong greeting, because it comes with every
     * start, and which sessions the kit had opened by then is chance.
     */
    private void violated(String sentence, @Nullable String sessionName) {
        boolean proved;
        synchronized (lock) {
            if (over != null) {
                return; // what else was in the pipe is chance
            }
            proved = answered;
        }
        violations.accept(sentence);
        @Nullable AdapterSession named = sessionName == null ? null : sessions.get(sessionName);
        if (named != null && hasGreeted()) {
            named.gone(sentence, false);
        } else if (sessionName != null && adopted.contains(sessionName) && hasGreeted()) {
            return; // late words of a session that nobody listens to any more
        } else if (proved) {
            sessions.values().forEach(session -> session.gone(sentence, false));
        } else {
            synchronized (lock) {
                spoiled = true;
            }
            die(sentence, false);
        }
    }

    private void die(String why, boolean subjectsFault) {
        @Nullable ChildProcess started;
        boolean greeted;
        synchronized (lock) {
            if (over != null) {
                return;
            }
            over = why;
            crash = subjectsFault ? why : null;
            started = child;
            greeted = said != null;
        }
        if (subjectsFault) {
            crashed.run();
        }
        if (!greeted) { // a good greeting is one whatever came after it, also in the same read
            greeting.completeExceptionally(new ProcessException(why));
        }
        if (started != null) {
            started.kill();
        }
        sessions.values().forEach(session -> session.gone(why, subjectsFault));
    }

    /** Ends it as the adapter protocol says, and by force if that does not help. Waits for that. */
    void close() {
        @Nullable ChildProcess started;
        synchronized (lock) {
            if (over == null) {
                over = ENDED_BY_KIT;
            }
            started = child;
        }
        greeting.completeExceptionally(new ProcessException(ENDED_BY_KIT));
        sessions.values().forEach(session -> session.gone(ENDED_BY_KIT, false));
        if (started != null) {
            started.write(AdapterCommands.EXIT);
            started.close();
        }
    }

    /** Why it is over, or null. */
    @Nullable
    String over() {
        synchronized (lock) {
            return over;
        }
    }

    /** How it crashed, or null. */
    @Nullable
    String crash() {
        synchronized (lock) {
            return crash;
        }
    }

    /** As {@link #crash()}, once what may be ending it just now has had this time to show. */
    @Nullable
    String crash(Duration within) throws InterruptedException {
        if (over() == null) {
            try {
                ended.get(within.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                return null; // it lives
            }
        }
        return crash();
    }

    CompletableFuture<Greeting> greeting() {
        return greeting;
    }

    /** Whether it greeted, got a session, and did nothing wrong before it answered one. */
    boolean hasBegun() {
        synchronized (lock) {
            return said != null && !adopted.isEmpty() && !spoiled;
        }
    }

    boolean hasGreeted() {
        synchronized (lock) {
            return said != null;
        }
    }
}
