package io.graphqltck.core.play;

import io.graphqltck.core.wire.Loop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One running {@link StallMeter} for each loop. Safe for use by several threads. */
public final class StallMeters implements AutoCloseable {

    private final Map<Loop, StallMeter> meters = new ConcurrentHashMap<>();

    public StallMeter of(Loop loop) {
        return meters.computeIfAbsent(loop, key -> {
            StallMeter meter = new StallMeter(key);
            meter.start();
            return meter;
        });
    }

    @Override
    public void close() {
        meters.values().forEach(StallMeter::stop);
    }
}
