package io.graphqltck.server.process;

import java.util.regex.Pattern;

/** How a server that was started shows that it is ready. */
public sealed interface Readiness permits Readiness.Line, Readiness.Connects {

    /** The line that docs/control-schema.md asks for. */
    static Readiness listening() {
        return new Line(Pattern.compile("listening on (\\d+)"));
    }

    /**
     * It prints a line on standard output in which this is found.
     *
     * @param pattern its first group is the port
     */
    record Line(Pattern pattern) implements Readiness {
        public Line {
            if (pattern.matcher("").groupCount() < 1) {
                throw new IllegalArgumentException(
                        "the pattern of the readiness line, " + pattern + ", has no group for the port");
            }
        }
    }

    /** It accepts connections at this port, which nobody else uses. */
    record Connects(String host, int port) implements Readiness {}
}
