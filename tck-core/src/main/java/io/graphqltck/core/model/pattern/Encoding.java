package io.graphqltck.core.model.pattern;

import java.util.Optional;
import java.util.stream.Stream;

/** How a value stands within a string. */
public enum Encoding {
    /** The string is the JSON text of the value. */
    JSON("json"),
    /** The string is base64 with padding (RFC 4648 §4) of the value, which is a text in UTF-8. */
    BASE64("base64"),
    /** The string is base64url without padding (RFC 4648 §5) of the value, which is a text in UTF-8. */
    BASE64URL("base64url");

    private final String word;

    Encoding(String word) {
        this.word = word;
    }

    /** As scenarios write it, between angle brackets. */
    public String word() {
        return word;
    }

    public static Optional<Encoding> of(String word) {
        return Stream.of(values())
                .filter(encoding -> encoding.word.equals(word))
                .findFirst();
    }
}
