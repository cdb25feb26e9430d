package io.graphqltck.reports.redact;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Finds the objects of a text that are {@code connection_init} messages. A pass of its own, because the type may stand
 * after the payload. An object that is cut off before its type is treated as one.
 */
final class InitMessages {

    private static final String TYPE = "connection_init";

    private InitMessages() {}

    /** The numbers of the opening braces, counted from 0 as {@link JsonMasker} meets them. */
    static BitSet in(String text, Finds finds) {
        finds.take(text.length());
        BitSet inits = new BitSet();
        Deque<Level> levels = new ArrayDeque<>();
        JsonTokens tokens = new JsonTokens(text);
        int objects = 0;
        while (!tokens.isAtEnd()) {
            if (levels.isEmpty()) {
                tokens.skipToBracket();
            }
            JsonTokens.Kind kind = tokens.next();
            @Nullable Level level = levels.peek();
            switch (kind) {
                case OPEN_OBJECT -> levels.push(new Level(objects++));
                case OPEN_ARRAY -> levels.push(new Level(-1));
                case CLOSE -> levels.poll();
                case STRING, BARE -> {
                    if (level != null) {
                        read(tokens, kind, level, inits);
                    }
                }
                case COMMA -> {
                    if (level != null) {
                        level.name = "";
                    }
                }
                default -> {}
            }
        }
        levels.stream().filter(level -> level.number >= 0 && !level.typed).forEach(level -> inits.set(level.number));
        return inits;
    }

    private static void read(JsonTokens tokens, JsonTokens.Kind kind, Level level, BitSet inits) {
        if (tokens.isName()) {
            level.name = value(tokens, kind);
        } else if (level.name.equals("type") && level.number >= 0) {
            level.typed = true;
            if (value(tokens, kind).equals(TYPE)) {
                inits.set(level.number);
            }
        }
    }

    private static String value(JsonTokens tokens, JsonTokens.Kind kind) {
        return kind == JsonTokens.Kind.STRING ? JsonStrings.decode(tokens.raw()) : tokens.raw();
    }

    private static final class Level {
        private final int number;
        private String name = "";
        private boolean typed;

        Level(int number) {
            this.number = number;
        }
    }
}
