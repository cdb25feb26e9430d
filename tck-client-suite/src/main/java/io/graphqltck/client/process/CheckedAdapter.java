package io.graphqltck.client.process;

import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.process.OutputListener;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.transcript.Describe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An adapter that is checked: keeps all that it says. */
final class CheckedAdapter implements OutputListener, AutoCloseable {

    private static final int MOST_KEPT = 1000;

    private final ChildProcess child;
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();
    private final List<AdapterEvent> events = new ArrayList<>();
    private final List<BadLineException> badLines = new ArrayList<>();
    private @Nullable Greeting greeting;
    private @Nullable BadLineException badGreeting;
    private final Map<String, ApplicationListener> listeners = new HashMap<>();
    private boolean ended;
    private boolean endTold;

    @SuppressWarnings({"FutureReturnValueIgnored", "ThisEscapedInObjectConstruction"}) // the end only wakes who waits
    CheckedAdapter(ChildCommand command) throws ProcessException {
        child = ChildProcess.start(command, this);
        child.exit().thenAccept(code -> {
            synchronized (this) {
                ended = true;
                notifyAll();
                listeners.values().forEach(CheckedAdapter::tellEnd);
            }
        });
    }

    @Override
    public synchronized void line(String text) {
        try {
            if (greeting == null && badGreeting == null) {
                greeting = AdapterLine.greeting(text);
            } else {
                AdapterEvent event = AdapterLine.event(text);
                if (!sessions.contains(event.session())) {
                    throw new BadLineException("a session that the kit never named", text, null, true);
                }
                if (isAnswer(event.event()) && events.contains(event)) {
                    throw new BadLineException("the same answer twice", text, null, true);
                }
                if (events.size() < MOST_KEPT) {
                    events.add(event);
                    @Nullable ApplicationListener listener = listeners.get(event.session());
                    if (listener != null) {
                        listener.on(event.event());
                    }
                }
            }
        } catch (BadLineException e) {
            if (greeting == null && badGreeting == null) {
                badGreeting = e;
            } else {
                bad(e);
            }
        }
        notifyAll();
    }

    private static boolean isAnswer(ApplicationEvent event) {
        return event instanceof ApplicationEvent.Synced || event instanceof ApplicationEvent.Closed;
    }

    @Override
    public synchronized void overlong(String beginning, String which) {
        bad(new BadLineException("a line " + which, beginning, null, false));
        notifyAll();
    }

    @Override
    public synchronized void unheld(String beginning) {
        bad(BadLineException.limit("no memory is left for it", beginning));
        notifyAll();
    }

    private void bad(BadLineException line) {
        if (badLines.size() < MOST_KEPT) {
            badLines.add(line);
        }
    }

    /** Sends this listener all events of the session from now on. */
    synchronized void listen(String session, ApplicationListener listener) {
        listeners.put(session, listener);
        if (ended) {
            tellEnd(listener);
        }
    }

    private static void tellEnd(ApplicationListener listener) {
        listener.on(new ApplicationEvent.Gone("its process ended", true));
    }

    void say(String session, String command) {
        sessions.add(session);
        child.write(command);
    }

    void say(String command) {
        child.write(command);
    }

    void closeInput() {
        child.closeInput();
    }

    /** The greeting, or null when none came in this time or the first line was something else. */
    synchronized @Nullable Greeting greeting(Duration patience) throws InterruptedException {
        await(patience, () -> greeting != null || badGreeting != null);
        return greeting;
    }

    /** Why there is no greeting. */
    synchronized String whyNoGreeting(Duration patience) {
        if (badGreeting != null) {
            return String.valueOf(badGreeting.getMessage());
        }
        return ended ? howItEnded() : "it wrote no line within " + patience.toMillis() + " ms" + child.lastWords();
    }

    /** Waits for an event of a session; false when none came in this time. */
    synchronized boolean hears(String session, Predicate<ApplicationEvent> what, Duration patience)
            throws InterruptedException {
        return await(patience, () -> told(session).stream().anyMatch(what));
    }

    /** Waits until all of these sessions are closed; those that are not after this time. */
    synchronized List<String> notClosed(List<String> names, Duration patience) throws InterruptedException {
        await(patience, () -> open(names).isEmpty());
        return open(names);
    }

    private List<String> open(List<String> names) {
        return names.stream()
                .filter(name -> !told(name).contains(new ApplicationEvent.Closed()))
                .toList();
    }

    private boolean await(Duration patience, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || ended) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** What a session's application received by now. */
    synchronized List<ApplicationEvent> told(String session) {
        return events.stream()
                .filter(event -> event.session().equals(session))
                .map(AdapterEvent::event)
                .toList();
    }

    synchronized List<BadLineException> badLines() {
        return List.copyOf(badLines);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** Something to put after "but": what it said in this session, or that it is not there any more. */
    synchronized String whatInstead(String session) {
        if (ended) {
            return howItEnded();
        }
        List<ApplicationEvent> told = told(session);
        String said = told.isEmpty()
                ? "nothing was received"
                : "received " + told.stream().map(Describe::told).collect(Collectors.joining("; "));
        return badLines.isEmpty() ? said : said + ", and bad lines";
    }

    /** At length for the first time: what follows from an end is not worth telling as often as it shows. */
    synchronized String howItEnded() {
        if (endTold) {
            return "its process has ended, see above";
        }
        endTold = true;
        return "its process " + ChildProcess.ending(child.exit().getNow(0)) + child.lastWords();
    }

    /** The exit code, or null when it does not end in this time. */
    @Nullable
    Integer exitCode(Duration patience) throws InterruptedException {
        try {
            return child.exit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return null;
        }
    }

    String lastWords() {
        return child.lastWords();
    }

    @Override
    public void close() {
        child.kill();
    }
}
