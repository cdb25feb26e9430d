package io.graphqltck.core.play;

import io.graphqltck.core.wire.Loop;

/** The loop on which a play takes place, with the meter that knows how late it runs. */
public record PlayLoop(Loop loop, StallMeter meter) {}
