package io.graphqltck.core.replay;

import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.PlayLoop;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.play.StallMeter;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.PingedScripts;
import io.graphqltck.core.script.Script;
import io.graphqltck.core.script.Segmentation;
import io.graphqltck.core.transcript.Circumstances;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plays a scenario with a recording in the subject's place. */
public final class Replay {

    /** More steps no play has that was kept whole. */
    private static final int MOST_STEPS = 10_000_000;

    private final Protocol protocol;
    private final Map<String, Operation> operations;

    /** {@code operations}: as the subject has them. */
    public Replay(Protocol protocol, Map<String, Operation> operations) {
        this.protocol = protocol;
        this.operations = Map.copyOf(operations);
    }

    /** Plays it; the scenario may be another than that of the recording. {@code role}: the subject's. */
    public Replayed of(Scenario scenario, Role role, RecordedPlay recorded) {
        Circumstances then = recorded.circumstances();
        VirtualLoop loop = new VirtualLoop();
        RecordedSubject subject = new RecordedSubject(recorded, role, loop);
        @Nullable Played[] played = new Played[1];
        Script written = Script.compile(scenario, role).with(new Segmentation(then.cut()));
        Protocol.@Nullable Barrier unknown = then.otherBarrier() ? protocol.barrier() : null;
        Player player = new Player(
                unknown == null ? written : new PingedScripts(unknown).of(written),
                unknown == null ? protocol : protocol.withoutBarrier(),
                new Bindings(operations, then.key()),
                new PlayLoop(loop, StallMeter.none(loop)),
                options(then),
                subject,
                PlayMode.JUDGE,
                done -> played[0] = done);
        subject.plays(player);
        player.start();
        for (int i = 0; i < MOST_STEPS && played[0] == null && subject.departure() == null; i++) {
            if (!subject.goOn()) {
                break;
            }
        }
        @Nullable String departure = subject.departure();
        if (departure != null) {
            return new Replayed.Departed(departure);
        }
        return played[0] == null
                ? new Replayed.Departed("the recording does not lead to an end of the scenario")
                : new Replayed.ToTheEnd(played[0]);
    }

    private static Options options(Circumstances then) {
        Options options = new Options(
                then.patience(), then.quiet(), then.closing(), Options.DEFAULT.lateness(), then.parameters());
        return then.otherBarrier() ? options.withOtherBarrier() : options;
    }
}
