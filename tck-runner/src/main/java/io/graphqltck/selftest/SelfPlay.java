package io.graphqltck.selftest;

import io.graphqltck.core.limit.Admission;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.PlayLoop;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.StallMeters;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.run.HttpVersionFilter;
import io.graphqltck.core.run.OverTls;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Bulk;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireAcceptor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsTrust;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Plays the kit against itself over a real socket: one player judges, the other plays the subject as a dialogue says. */
public final class SelfPlay implements AutoCloseable {

    private static final Duration ENDLESS = Duration.ofMinutes(2);

    private final Reactor reactor;
    private final Protocol protocol;
    private final Judge judge;
    private final Options options;
    /** The kit's client reads here what its server sends to clients under test. */
    private static final WireLimits LIMITS = new WireLimits(
            32 << 20,
            WireLimits.DEFAULT.headOctets(),
            WireLimits.DEFAULT.bodyOctets(),
            WireLimits.DEFAULT.eventsPerWire(),
            WireLimits.DEFAULT.unsentOctets());

    private final WireConnector connector = new WireConnector(new TlsTrust.Everything(), LIMITS);
    private final WireConnector http2Connector = new WireConnector(new TlsTrust.Everything(), LIMITS, true);
    private final HttpVersion http;
    private final StallMeters meters = new StallMeters();
    private final Admission admission = new Admission();
    private final AtomicInteger plays = new AtomicInteger();
    private @Nullable LoopbackCertificate certificate;

    /** One over HTTP/1.1. The reactor is not closed with this. */
    public SelfPlay(Reactor reactor, Protocol protocol, Judge judge, Options options) {
        this(reactor, protocol, judge, options, HttpVersion.HTTP_1_1);
    }

    /** The reactor is not closed with this. {@code http}: what exchanges are over where a scenario is about no other version. */
    public SelfPlay(Reactor reactor, Protocol protocol, Judge judge, Options options, HttpVersion http) {
        this.http = http;
        this.reactor = reactor;
        this.protocol = protocol;
        this.judge = judge;
        this.options = options;
    }

    /**
     * Judges by one scenario a subject that performs another: the same, a variant of it or a mutant.
     *
     * @param rude the subject does without a decent peer's courtesies
     * @param done hears once, on the play's loop
     */
    public void play(Scenario judged, Role role, Scenario performed, boolean rude, Consumer<ScenarioResult> done) {
        play(judged, role, performed, rude, Segmentation.AS_WRITTEN, played -> done.accept(judged(played)));
    }

    /** The same with one that conforms, who also reads what the kit sends: whatever is not illegal on purpose must be right. */
    public void playConforming(Scenario judged, Role role, Scenario performed, Consumer<ScenarioResult> done) {
        OwnFaults faults = new OwnFaults(judged, played -> done.accept(judged(played)), done);
        play(judged, role, plain(performed), false, Segmentation.AS_WRITTEN, faults::judged, faults::performed);
    }

    /** Judges one that conforms and has these habits. */
    void playHabitual(Scenario judged, Role role, LegalVariants.LegalVariant variant, Consumer<ScenarioResult> done) {
        play(
                judged,
                role,
                variant,
                false,
                Segmentation.AS_WRITTEN,
                played -> done.accept(judged(played)),
                played -> {});
    }

    /** What a play is worth. */
    public ScenarioResult judged(Played played) {
        return judge.judge(protocol, played);
    }

    /** Plays once, with the bodies of streamed responses divided so; parameters as in the other one. */
    public void play(
            Scenario judged,
            Role role,
            Scenario performed,
            boolean rude,
            Segmentation segmentation,
            Consumer<Played> done) {
        play(judged, role, plain(performed), rude, segmentation, done, played -> {});
    }

    private LegalVariants.LegalVariant plain(Scenario performed) {
        return new LegalVariants.LegalVariant(Habits.NONE, performed, protocol.operations());
    }

    private void play(
            Scenario judged,
            Role role,
            LegalVariants.LegalVariant variant,
            boolean rude,
            Segmentation segmentation,
            Consumer<Played> done,
            Consumer<Played> subjectDone) {
        long bulk = Math.max(Bulk.of(judged, variant.operations()), Bulk.of(variant.performed(), variant.operations()));
        admission.enter(
                bulk,
                () -> begin(
                        judged,
                        role,
                        variant,
                        rude,
                        segmentation,
                        played -> {
                            try {
                                done.accept(played);
                            } finally {
                                admission.leave(bulk);
                            }
                        },
                        played -> {
                            subjectDone.accept(played);
                            played.transcript().release();
                        }));
    }

    private void begin(
            Scenario judged,
            Role role,
            LegalVariants.LegalVariant variant,
            boolean rude,
            Segmentation segmentation,
            Consumer<Played> done,
            Consumer<Played> subjectDone) {
        Habits habits = variant.habits();
        Loop loop = reactor.next();
        String key = "self-" + plays.incrementAndGet();
        String path = protocol.endpointPath();
        HttpVersion over = HttpVersionFilter.version(judged).orElse(http);
        boolean secure = OverTls.isAbout(judged);
        Pair pair = new Pair(loop, over == HttpVersion.HTTP_2 ? http2Connector : connector, role, path, secure, habits);
        PlayMode mode = rude ? PlayMode.PLAY_ALONG_RUDELY : PlayMode.PLAY_ALONG;
        Script script = Script.compile(judged, role);
        ListenOptions listening = ListenOptions.loopback()
                .withExchanges(protocol.transports().contains(Transport.HTTP))
                .withMoreConnections(script.requests() + script.upgrades())
                .withHttp2(over == HttpVersion.HTTP_2);
        WireAcceptor.listen(loop, secure ? listening.withCertificate(certificate()) : listening, pair)
                .whenComplete((acceptor, problem) -> {
                    if (problem != null) {
                        throw new IllegalStateException("the kit cannot listen on this machine", problem);
                    }
                    pair.listening(acceptor);
                    Options patient = options.withPatience(ENDLESS).withClosing(ENDLESS);
                    Player subject = new Player(
                            Script.perform(variant.performed(), role),
                            protocol,
                            habits.bindings(new Bindings(variant.operations(), key)),
                            new PlayLoop(loop, meters.of(loop)),
                            patient,
                            pair.subjectsStage(),
                            mode,
                            subjectDone);
                    Player judging = new Player(
                            script.with(segmentation),
                            protocol,
                            new Bindings(variant.operations(), key),
                            new PlayLoop(loop, meters.of(loop)),
                            options,
                            pair.judgesStage(),
                            PlayMode.JUDGE,
                            played -> finish(pair, acceptor, played, done));
                    pair.begin(subject, judging);
                });
    }

    /** Made for the first play that is over TLS. */
    private synchronized LoopbackCertificate certificate() {
        LoopbackCertificate made = certificate == null ? LoopbackCertificate.generate() : certificate;
        certificate = made;
        return made;
    }

    private static void finish(Pair pair, WireAcceptor acceptor, Played played, Consumer<Played> done) {
        acceptor.close();
        pair.stopSubject();
        pair.close();
        done.accept(played);
    }

    @Override
    public void close() {
        meters.close();
    }
}
