package io.graphqltck.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdmissionTests {

    private final Admission admission = new Admission(100);
    private final List<String> begun = new ArrayList<>();

    @Test
    void largeOnesWaitForRoomInTheirOrder() {
        admission.enter(60, () -> begun.add("first"));
        admission.enter(60, () -> begun.add("second"));
        admission.enter(10, () -> begun.add("third"));
        admission.enter(0, () -> begun.add("small"));
        assertThat(begun).containsExactly("first", "small");

        admission.leave(0);
        assertThat(begun).hasSize(2);

        admission.leave(60);
        assertThat(begun).containsExactly("first", "small", "second", "third");
    }

    @Test
    void oneThatNeedsMoreThanThereIsBeginsAlone() {
        admission.enter(500, () -> begun.add("huge"));
        admission.enter(1, () -> begun.add("next"));
        assertThat(begun).containsExactly("huge");

        admission.leave(500);
        assertThat(begun).containsExactly("huge", "next");

        admission.enter(500, () -> begun.add("another"));
        assertThat(begun).hasSize(2);
        admission.leave(1);
        assertThat(begun).containsExactly("huge", "next", "another");
    }
}
