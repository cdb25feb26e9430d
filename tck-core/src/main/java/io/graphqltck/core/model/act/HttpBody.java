package io.graphqltck.core.model.act;

import io.graphqltck.core.model.pattern.Pattern;
import java.util.List;

/** The body of an HTTP message. */
public sealed interface HttpBody permits HttpBody.Unsaid, HttpBody.JsonValue, HttpBody.Text, HttpBody.Octets {

    /** What it says or expects as JSON. */
    List<Pattern> patterns();

    /** Nothing is said of it: the kit sends none, and expects nothing of it. */
    record Unsaid() implements HttpBody {
        @Override
        public List<Pattern> patterns() {
            return List.of();
        }
    }

    /** One JSON value. */
    record JsonValue(Pattern value) implements HttpBody {
        @Override
        public List<Pattern> patterns() {
            return List.of(value);
        }
    }

    /** A text that is no JSON, as said or as expected, such as a variable. */
    record Text(Pattern value) implements HttpBody {
        @Override
        public List<Pattern> patterns() {
            return List.of(value);
        }
    }

    /** Exactly these octets. */
    @SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares bodies
    record Octets(byte[] octets) implements HttpBody {
        @Override
        public List<Pattern> patterns() {
            return List.of();
        }
    }
}
