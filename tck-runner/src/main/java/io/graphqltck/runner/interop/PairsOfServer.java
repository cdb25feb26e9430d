package io.graphqltck.runner.interop;

import io.graphqltck.core.limit.KitFailure;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.pair.PairDialogue;
import io.graphqltck.core.pair.PairResult;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.interop.play.AloneWithKit;
import io.graphqltck.runner.interop.play.PairOf;
import io.graphqltck.runner.interop.play.PairRun;
import io.graphqltck.runner.subject.RunningClient;
import io.graphqltck.runner.subject.RunningServer;
import io.graphqltck.runner.subject.SubjectOpener;
import io.graphqltck.runner.trial.SideBySide;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.tls.TlsTrust;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One server with all the clients it is to be played with, one after the other: it is started once. */
final class PairsOfServer implements SideBySide.Work {

    private final List<PairTask> tasks;
    private final SubjectOpener opener;
    private final Reactor reactor;
    private final Playing playing;
    private final BiConsumer<PairTask, PairResult> done;
    private final Map<String, String> missing = new HashMap<>();

    /**
     * How pairs are played.
     *
     * @param jobs how many scenarios of a pair are in flight at the same time
     * @param budget how long a pair may take
     */
    record Playing(Options options, Judge judge, int jobs, Duration budget, AloneWithKit alone) {}

    /** {@code done} hears of each pair when it is finished, on any thread. */
    PairsOfServer(
            List<PairTask> tasks,
            SubjectOpener opener,
            Reactor reactor,
            Playing playing,
            BiConsumer<PairTask, PairResult> done) {
        this.tasks = List.copyOf(tasks);
        this.opener = opener;
        this.reactor = reactor;
        this.playing = playing;
        this.done = done;
    }

    @Override
    public boolean isAlone() {
        return tasks.stream()
                .anyMatch(task -> task.server().alone() || task.client().alone());
    }

    @Override
    public void prepare() throws InterruptedException {
        install(tasks.get(0).server());
        for (PairTask task : tasks) {
            install(task.client());
        }
    }

    private void install(SubjectDescription subject) throws InterruptedException {
        try {
            opener.install(subject);
        } catch (CommandException e) {
            missing.put(subject.name(), String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void run() throws InterruptedException {
        List<PairTask> playable = new ArrayList<>();
        for (PairTask task : tasks) {
            @Nullable String why = obstacle(task);
            if (why == null) {
                playable.add(task);
            } else {
                done.accept(task, notTried(task, why));
            }
        }
        if (playable.isEmpty() || KitFailure.first() != null) {
            return;
        }
        try (RunningServer server = opener.openServer(playable.get(0).server())) {
            for (PairTask task : playable) {
                done.accept(task, pair(task, server));
            }
        } catch (CommandException e) {
            playable.forEach(
                    task -> done.accept(task, notTried(task, "the server could not be started: " + e.getMessage())));
        }
    }

    private @Nullable String obstacle(PairTask task) {
        for (SubjectDescription subject : List.of(task.server(), task.client())) {
            @Nullable String why = missing.get(subject.name());
            if (why != null) {
                return why;
            }
        }
        HttpVersion client = http(task.client());
        HttpVersion server = http(task.server());
        if (client != HttpVersion.HTTP_1_1 && client == server) {
            return "both speak HTTP/" + client.word() + " only, and the relay between them HTTP/1.1";
        }
        return client == server
                ? null
                : "the client is described for HTTP/" + client.word() + ", the server for HTTP/" + server.word();
    }

    private static HttpVersion http(SubjectDescription subject) {
        HttpVersion said = subject.http();
        return said == null ? HttpVersion.HTTP_1_1 : said;
    }

    private PairResult pair(PairTask task, RunningServer server) throws InterruptedException {
        Instant started = Instant.now();
        if (server.server().health() != null && !server.server().revive()) {
            return notTried(
                    task,
                    "the server has ended and could not be started again: "
                            + server.server().health());
        }
        try (RunningClient client = opener.openClient(task.client())) {
            PairOf pair = new PairOf(
                    client.info(),
                    client.client(),
                    server.info(),
                    server.server(),
                    ListenOptions.loopback(),
                    null,
                    new TlsTrust.Platform(),
                    task.server().authorisation());
            List<PairDialogue> dialogues = new PairRun(
                            reactor,
                            task.protocol(),
                            pair,
                            playing.options(),
                            playing.judge(),
                            jobs(task),
                            playing.budget(),
                            playing.alone())
                    .run(task.scenarios());
            return new PairResult(
                    client.info(),
                    server.info(),
                    task.protocol(),
                    pair.over(),
                    "",
                    dialogues,
                    started,
                    Duration.between(started, Instant.now()),
                    dialogues.size() == task.scenarios().size());
        } catch (CommandException e) {
            return notTried(task, "the client could not be started: " + e.getMessage());
        }
    }

    private int jobs(PairTask task) {
        int jobs = playing.jobs();
        for (SubjectDescription subject : List.of(task.server(), task.client())) {
            Integer most = subject.jobs();
            jobs = most == null ? jobs : Math.min(jobs, most);
        }
        return jobs;
    }

    private PairResult notTried(PairTask task, String why) {
        SubjectInfo client = task.client().info();
        SubjectInfo server = task.server().info();
        return new PairResult(client, server, task.protocol(), "", why, List.of(), Instant.now(), Duration.ZERO, false);
    }
}
