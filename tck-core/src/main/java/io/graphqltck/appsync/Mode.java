package io.graphqltck.appsync;

import java.util.Optional;
import java.util.stream.Stream;

/** The ways in which an API authorises its callers. */
enum Mode {
    API_KEY("api-key", "an API key"),
    JWT("jwt", "a JWT"),
    LAMBDA("lambda", "a token for the Lambda function"),
    IAM("iam", "an IAM signature");

    private final String word;
    private final String words;

    Mode(String word, String words) {
        this.word = word;
        this.words = words;
    }

    String word() {
        return word;
    }

    String words() {
        return words;
    }

    static Optional<Mode> of(String word) {
        return Stream.of(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
