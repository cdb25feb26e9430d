package io.graphqltck.core.model;

import java.util.Arrays;
import java.util.Optional;

/** Which version of HTTP the exchanges of a run are over. WebSocket connections are always made over HTTP/1.1. */
public enum HttpVersion {
    HTTP_1_1("1.1", "http1"),
    HTTP_2("2", "http2");

    private final String word;
    private final String need;

    HttpVersion(String word, String need) {
        this.word = word;
        this.need = need;
    }

    /** As options and descriptions say it: {@code 1.1} or {@code 2}. */
    public String word() {
        return word;
    }

    /** What a scenario {@code needs} that is about this version alone. */
    public String need() {
        return need;
    }

    /** The one of this word, if it is one. */
    public static Optional<HttpVersion> of(String word) {
        return Arrays.stream(values())
                .filter(version -> version.word.equals(word))
                .findFirst();
    }
}
