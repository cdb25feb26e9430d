package io.graphqltck.junit.assertj;

import io.graphqltck.junit.play.PlayedScenario;
import org.jspecify.annotations.Nullable;

/** The entry to assertions on scenarios that a test plays itself. */
public final class TckAssertions {

    private TckAssertions() {}

    public static PlayedScenarioAssert assertThat(@Nullable PlayedScenario actual) {
        return new PlayedScenarioAssert(actual);
    }
}
