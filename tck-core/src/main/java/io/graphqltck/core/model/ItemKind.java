package io.graphqltck.core.model;

import io.graphqltck.core.model.pattern.Pattern;
import java.util.Map;

/**
 * A kind of item that a protocol has a word for, such as {@code next}.
 *
 * @param fields those by which it is known
 * @param usual what it carries where a turn does not say it
 */
public record ItemKind(Map<String, String> fields, Pattern usual) {

    public ItemKind {
        fields = Map.copyOf(fields);
    }
}
