package io.graphqltck.core.stream;

import io.graphqltck.core.wire.HttpHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** The framings that the kit knows. */
public final class StreamedBodies {

    private static final List<StreamedBody> ALL = load();

    private StreamedBodies() {}

    private static List<StreamedBody> load() {
        List<StreamedBody> all = new ArrayList<>();
        ServiceLoader.load(StreamedBody.class, StreamedBody.class.getClassLoader())
                .forEach(all::add);
        return List.copyOf(all);
    }

    /** All of them. */
    public static List<StreamedBody> all() {
        return ALL;
    }

    /** The one of this name. */
    public static Optional<StreamedBody> named(String name) {
        return ALL.stream().filter(body -> body.terms().framing().equals(name)).findFirst();
    }

    /** The one in which the body of a response with this head is streamed; empty for a body that is no stream. */
    public static Optional<StreamedBody> of(HttpHead response) {
        return ALL.stream().filter(body -> body.frames(response)).findFirst();
    }

    /** The document that defines this law; empty where no framing has it. */
    public static Optional<String> documentOf(String law) {
        return ALL.stream()
                .filter(body -> body.laws().contains(law))
                .map(StreamedBody::document)
                .findFirst();
    }
}
