package io.graphqltck.benchmarks.soak;

import java.util.List;
import java.util.Random;

/** Generates texts that are messages, nearly messages, or meant to hurt who reads them. The same seed makes the same texts. */
final class HostileText {

    private static final List<String> TYPES = List.of(
            "connection_ack",
            "connection_init",
            "next",
            "data",
            "error",
            "complete",
            "ping",
            "pong",
            "ka",
            "start_ack",
            "subscribe",
            "start",
            "stop",
            "connection_error",
            "start",
            "x");

    private static final List<String> VALUES = List.of(
            "null",
            "0",
            "-0",
            "1e400",
            "1E-999999999999",
            "\"\"",
            "{}",
            "[]",
            "true",
            "\"scenario\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\u202e\u001b[31m\"",
            "\"::error::x\"",
            "\"eyJhbGciOiJIUzI1NiJ9.e30.x\"",
            "{\"__proto__\":{}}",
            "[null]",
            "nul",
            "\"");

    private final Random random;

    HostileText(Random random) {
        this.random = random;
    }

    /** One text. */
    String next() {
        return switch (random.nextInt(12)) {
            case 0 -> "[".repeat(size(5000)) + "]".repeat(size(5000));
            case 1 -> "[" + "0,".repeat(size(300_000)) + "0]";
            case 2 -> "{\"a\":" + "9".repeat(size(3000)) + "}";
            case 3 -> "{\"type\":\"next\",\"payload\":\"" + "eyJ-".repeat(size(50_000)) + "\"}";
            case 4 -> "{\"password\":\"scenario\",\"type\":\"" + type() + "\",\"token\":\"a\"}";
            case 5 -> "x".repeat(size(2_000_000));
            case 6 -> "{\"data\":{\"hello\":" + value() + "},\"errors\":" + value() + "}";
            default -> message();
        };
    }

    private String message() {
        StringBuilder text = new StringBuilder("{\"type\":\"").append(type()).append('"');
        if (random.nextBoolean()) {
            text.append(",\"id\":").append(random.nextBoolean() ? "\"1\"" : value());
        }
        if (random.nextBoolean()) {
            text.append(",\"payload\":")
                    .append(random.nextBoolean() ? "{\"data\":{\"hello\":" + value() + "}}" : value());
        }
        if (random.nextInt(8) == 0) {
            text.append(",\"").append(value().replace("\"", "")).append("\":").append(value());
        }
        return text.append(random.nextInt(20) == 0 ? "" : "}").toString();
    }

    private String type() {
        return TYPES.get(random.nextInt(TYPES.size()));
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /** Mostly small, now and then as large as this. */
    private int size(int most) {
        return random.nextInt(4) == 0 ? random.nextInt(most) : random.nextInt(Math.min(most, 300));
    }
}
