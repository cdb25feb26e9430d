package io.graphqltck.core.run;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Script;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where scripts meet one subject. Any thread may call. */
public interface Venue extends AutoCloseable {

    /** Plays the script; the consumer hears once, on any thread, also when the play could not begin. */
    void play(Protocol protocol, Script script, Bindings bindings, Options options, Consumer<Played> done);

    /** Why the subject cannot be reached any more, or null while it can: its process ended, for instance. */
    @Nullable
    String health();

    /** As {@link #health()}, once what may be ending the subject just now has had this time to show. */
    default @Nullable String health(Duration within) throws InterruptedException {
        return health();
    }

    /** When the subject's processes ended until now, by {@link System#nanoTime}, where it is started again by itself. */
    default List<Long> deaths() {
        return List.of();
    }

    /** Starts the subject again after {@link #health()} said why it is gone; false if that cannot be done. */
    boolean revive();

    /** Ends what was started for the subject. */
    @Override
    void close();
}
