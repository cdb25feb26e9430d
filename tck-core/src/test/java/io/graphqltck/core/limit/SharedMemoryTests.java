package io.graphqltck.core.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SharedMemoryTests {

    private static final int ALL = 1 << 20;

    @Test
    void isFullAndHasRoomAgain() {
        SharedMemory memory = new SharedMemory(ALL, () -> {});
        Lease one = memory.lease();
        Lease other = memory.lease();
        assertThat(one.take(ALL)).isTrue();
        assertThat(memory.isScarce()).isTrue();
        assertThat(other.take(1)).isFalse();

        one.close();
        assertThat(memory.taken()).isZero();
        assertThat(other.take(1)).isTrue();
        other.close();
    }

    @Test
    void countsWhatIsHeldThoughThereWasNoRoomForIt() {
        SharedMemory memory = new SharedMemory(ALL, () -> {});
        try (Lease one = memory.lease();
                Lease other = memory.lease()) {
            one.charge(2 * ALL);
            assertThat(memory.taken()).isEqualTo(2 * ALL);
            assertThat(other.take(1)).isFalse();
        }
        assertThat(memory.taken()).isZero();
    }

    /** One that nobody gave back, and nobody holds: without a collection it would be held for ever where little is allocated. */
    @Test
    void whatNobodyHoldsIsFoundWhereThereIsNoRoomLeft() {
        SharedMemory memory = new SharedMemory(ALL, new Collector());
        lose(memory);

        try (Lease next = memory.lease()) {
            while (!next.take(ALL)) {
                Thread.onSpinWait();
            }
        }
        assertThat(memory.taken()).isZero();
    }

    private static void lose(SharedMemory memory) {
        assertThat(memory.lease().take(ALL)).isTrue();
    }
}
