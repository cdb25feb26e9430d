package io.graphqltck.runner.trial;

import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.subject.Opened;
import io.graphqltck.runner.subject.SubjectOpener;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Gives subjects as they get ready: one after the other, or all started at once and the first that is ready first. */
final class Openings implements AutoCloseable {

    private final SubjectOpener opener;
    private final Iterator<Candidate> waiting;
    private final @Nullable ExecutorService threads;
    private final @Nullable ExecutorCompletionService<Opening> starting;
    private final List<Future<Opening>> started = new ArrayList<>();
    private int given;

    /** A subject that runs, or the reason why it does not. */
    record Opening(
            Candidate candidate,
            @Nullable Opened opened,
            @Nullable CommandException problem) {

        /** @throws CommandException when it could not be run */
        Opened subject() {
            if (opened == null) {
                throw problem == null
                        ? CommandException.noSubject(candidate.subject().name())
                        : problem;
            }
            return opened;
        }
    }

    Openings(SubjectOpener opener, List<Candidate> candidates, boolean atOnce) {
        this.opener = opener;
        this.waiting = candidates.iterator();
        if (!atOnce) {
            threads = null;
            starting = null;
            return;
        }
        threads = Executors.newFixedThreadPool(candidates.size());
        starting = new ExecutorCompletionService<>(threads);
        // Nobody is judged while compilers take all of the machine.
        CountDownLatch installed = new CountDownLatch(candidates.size());
        for (Candidate candidate : candidates) {
            started.add(starting.submit(() -> open(candidate, installed)));
        }
    }

    private Opening open(Candidate candidate, CountDownLatch installed) throws InterruptedException {
        try {
            try {
                opener.install(candidate.subject());
            } finally {
                installed.countDown();
            }
            installed.await();
            return new Opening(candidate, opener.open(candidate.subject()), null);
        } catch (CommandException e) {
            return new Opening(candidate, null, e);
        }
    }

    /** The next one, or null when all were given. Waits for it. */
    @Nullable
    Opening next() throws InterruptedException {
        if (starting == null) {
            return waiting.hasNext() ? open(waiting.next(), new CountDownLatch(1)) : null;
        }
        if (given == started.size()) {
            return null;
        }
        given++;
        try {
            return starting.take().get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException bug ? bug : new IllegalStateException(e.getCause());
        }
    }

    /** Ends what was started and not given. */
    @Override
    public void close() {
        if (threads == null) {
            return;
        }
        threads.shutdownNow();
        for (Future<Opening> future : started) {
            if (given < started.size() && future.isDone() && !future.isCancelled()) {
                closeQuietly(future);
            }
        }
    }

    /** One that was given and closed already is closed twice, which does nothing. */
    private static void closeQuietly(Future<Opening> future) {
        try {
            @Nullable Opened opened = future.get().opened();
            if (opened != null) {
                opened.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // It never ran.
        }
    }
}
