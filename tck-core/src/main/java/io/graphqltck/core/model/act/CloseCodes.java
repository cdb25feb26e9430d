package io.graphqltck.core.model.act;

import java.util.List;

/**
 * The codes that a close frame may have.
 *
 * @param any any code, also none
 * @param none no code at all
 * @param numbers one of these; the kit sends the first
 */
public record CloseCodes(boolean any, boolean none, List<Integer> numbers) {
    public CloseCodes {
        numbers = List.copyOf(numbers);
    }
}
