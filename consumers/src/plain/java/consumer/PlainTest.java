package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Of a project that has the kit's jar and does not use it. */
class PlainTest {

    @Test
    void adds() {
        assertEquals(4, 2 + 2);
    }
}
