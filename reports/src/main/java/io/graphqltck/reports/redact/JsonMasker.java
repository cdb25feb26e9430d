package io.graphqltck.reports.redact;

import io.graphqltck.reports.redact.screen.Anchors;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Masks the secrets of a text that is JSON, holds JSON, or was JSON before it was cut or broken. Everything else stays as
 * it was, to the character.
 */
final class JsonMasker {

    /** JSON within strings of JSON is looked into so deep; below that it is masked as a whole. */
    private static final int DEEPEST = 4;

    private static final int LONGEST_SESSION = 10;

    private final String text;
    private final int depth;
    private final Finds finds;
    private final BitSet inits;
    private final Deque<Level> levels = new ArrayDeque<>();
    private final StringBuilder out;
    private int objects;

    private JsonMasker(String text, int depth, Finds finds) {
        this.text = text;
        this.depth = depth;
        this.finds = finds;
        this.inits = InitMessages.in(text, finds);
        this.out = new StringBuilder(text.length() + 16);
    }

    /** The masked text; {@code finds} is given each secret. */
    static String mask(String text, Finds finds) {
        finds.take(text.length());
        return Anchors.mayBeIn(text) ? maskPlain(Base64Json.mask(text, finds), finds) : text;
    }

    /** Without a look into base64. */
    static String maskPlain(String text, Finds finds) {
        return Credentials.maskWithin(mask(text, 0, finds), finds);
    }

    private static String mask(String text, int depth, Finds finds) {
        return new JsonMasker(text, depth, finds).run();
    }

    private String run() {
        finds.take(text.length());
        JsonTokens tokens = new JsonTokens(text);
        if (isOneString()) {
            Level alone = new Level(false, false, false);
            for (JsonTokens.Kind kind = tokens.next(); kind != JsonTokens.Kind.END; kind = tokens.next()) {
                accept(tokens, kind, alone);
            }
            return out.toString();
        }
        while (!tokens.isAtEnd()) {
            if (levels.isEmpty()) {
                out.append(Credentials.maskText(tokens.skipToBracket(), finds));
            }
            JsonTokens.Kind kind = tokens.next();
            accept(tokens, kind, levels.peek());
        }
        return out.toString();
    }

    private boolean isOneString() {
        String stripped = text.strip();
        if (!stripped.startsWith("\"")) {
            return false;
        }
        JsonTokens tokens = new JsonTokens(stripped);
        tokens.next();
        return tokens.isAtEnd();
    }

    private void accept(JsonTokens tokens, JsonTokens.Kind kind, @Nullable Level level) {
        String raw = tokens.raw();
        switch (kind) {
            case OPEN_OBJECT, OPEN_ARRAY -> {
                boolean init = kind == JsonTokens.Kind.OPEN_OBJECT && inits.get(objects++);
                levels.push(new Level(level != null && level.masks(), init, level != null && level.isInitPayload()));
                out.append(raw);
            }
            case CLOSE -> {
                levels.poll();
                out.append(raw);
            }
            case COMMA -> {
                if (level != null) {
                    level.named("");
                }
                out.append(raw);
            }
            case STRING -> string(tokens, raw, level);
            case BARE -> bare(tokens, raw, level);
            default -> out.append(raw);
        }
    }

    private void string(JsonTokens tokens, String raw, @Nullable Level level) {
        String value = JsonStrings.decode(raw);
        if (level == null || tokens.isName()) {
            named(level, value, raw);
            return;
        }
        if (value.isEmpty()) {
            out.append(raw);
            return;
        }
        String masked;
        if (level.masks() && !level.isKitsSession(value)) {
            finds.add(value);
            masked = Redactor.MASK;
        } else {
            masked = within(value);
        }
        out.append(
                masked.equals(value)
                        ? raw
                        : "\"" + JsonStrings.encode(masked) + (JsonStrings.isClosed(raw) ? "\"" : ""));
    }

    private void bare(JsonTokens tokens, String raw, @Nullable Level level) {
        if (level == null || tokens.isName()) {
            named(level, raw, raw);
        } else if (raw.startsWith("$")) {
            level.named(""); // a GraphQL document; what follows the variable is not its value
            out.append(raw);
        } else if (level.masks() && !raw.equals("null")) {
            finds.add(raw);
            out.append('"').append(Redactor.MASK).append('"');
        } else {
            out.append(raw);
        }
    }

    private void named(@Nullable Level level, String name, String raw) {
        if (level != null) {
            finds.take(name.length());
            level.named(name);
        }
        out.append(raw);
    }

    private String within(String value) {
        if (depth < DEEPEST) {
            boolean plain = value.indexOf('"') < 0 && value.indexOf('\\') < 0; // no strings are deeper in it
            if (plain && !Anchors.mayBeIn(value)) {
                return value;
            }
            return mask(value, depth + 1, finds);
        }
        return value.indexOf('{') >= 0 || value.indexOf('[') >= 0 ? Redactor.MASK : Credentials.maskText(value, finds);
    }

    /** An object or array that is open. */
    private static final class Level {
        private final boolean masked;
        private final boolean init;
        private final boolean initPayload;
        private String name = "";
        private boolean secret;

        Level(boolean masked, boolean init, boolean initPayload) {
            this.masked = masked;
            this.init = init;
            this.initPayload = initPayload;
        }

        void named(String newName) {
            name = newName;
            secret = !newName.isEmpty() && SecretNames.contains(newName);
        }

        /** Whether the value at hand is a secret, with all below it. */
        boolean masks() {
            if (secret) {
                return true;
            }
            // What the kit itself tells a server's connect hook is no secret, and stories are unreadable without it.
            boolean hook = initPayload && name.equals("tck");
            return !hook && ((masked && !SecretNames.isPublic(name)) || isInitPayload());
        }

        /** What the kit calls a session to an adapter is no secret, and a wrong line cannot be understood without it. */
        boolean isKitsSession(String value) {
            return name.equals("session")
                    && value.length() <= LONGEST_SESSION
                    && value.startsWith("s")
                    && value.length() > 1
                    && value.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        }

        boolean isInitPayload() {
            return init && name.equals("payload");
        }
    }
}
