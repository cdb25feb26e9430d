package io.graphqltck.core.play;

import io.graphqltck.core.wire.Loop;
import java.time.Duration;

/** What a play does later, though never later than its longest pause. */
record Pauses(Loop loop, Duration longest) {

    void after(Duration delay, Runnable task) {
        loop.schedule(delay.compareTo(longest) < 0 ? delay : longest, task);
    }
}
