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
import io.graphqltck.runner.interop.play.PairOver;
import io.graphqltck.runner.interop.play.PairRun;
import io.graphqltck.runner.subject.OwnCertificate;
import io.graphqltck.runner.subject.RunningClient;
import io.graphqltck.runner.subject.RunningServer;
import io.graphqltck.runner.subject.SubjectOpener;
import io.graphqltck.runner.trial.SideBySide;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.tls.TlsTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param certificate what the relay shows to clients over TLS
     * @param trust which certificates of servers the relay accepts
     */
    record Playing(
            Options options,
            Judge judge,
            int jobs,
            Duration budget,
            AloneWithKit alone,
            OwnCertificate certificate,
            TlsTrust trust) {}

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
        return task.over() == null ? task.obstacle() : null;
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
            PairOf pair = between(task, client, server);
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

    private PairOf between(PairTask task, RunningClient client, RunningServer server) {
        PairOver over = Objects.requireNonNull(task.over());
        ListenOptions listening = ListenOptions.loopback().withHttp2(over.http() == HttpVersion.HTTP_2);
        SubjectInfo info = client.info();
        @Nullable Path authority = null;
        if (over.tls()) {
            OwnCertificate shown = playing.certificate();
            listening = shown.on(listening);
            authority = shown.authority();
            info = info.overTls();
        }
        return new PairOf(
                info,
                client.client(),
                server.info(),
                server.server(),
                listening,
                authority,
                playing.trust(),
                task.server().authorisation());
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
        @Nullable PairOver over = task.over();
        String words = over == null ? "" : over.toString();
        return new PairResult(
                client, server, task.protocol(), words, why, List.of(), Instant.now(), Duration.ZERO, false);
    }
}
