package io.graphqltck.appsync;

import java.util.Optional;
import java.util.stream.Stream;

/** Where an upgrade request carries the authorisation. */
enum Form {
    QUERY("query", "the query parameter `header`"),
    SUBPROTOCOL("subprotocol", "the subprotocol token `header-…`"),
    HEADERS("headers", "the fields of the upgrade request");

    private final String word;
    private final String place;

    Form(String word, String place) {
        this.word = word;
        this.place = place;
    }

    String word() {
        return word;
    }

    String place() {
        return place;
    }

    static Optional<Form> of(String word) {
        return Stream.of(values()).filter(form -> form.word.equals(word)).findFirst();
    }
}
