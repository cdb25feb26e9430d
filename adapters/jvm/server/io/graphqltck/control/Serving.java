package io.graphqltck.control;

import java.io.IOException;

/** How the kit and a server that it starts understand each other. */
public final class Serving {

    private Serving() {}

    /** The port of 127.0.0.1 to listen at; 0 for any free one. */
    public static int port() {
        return Integer.parseInt(System.getenv().getOrDefault("PORT", "0"));
    }

    /** The waiting time in this environment variable, in milliseconds, or the library's own. */
    public static long milliseconds(String variable, long otherwise) {
        String value = System.getenv(variable);
        return value == null ? otherwise : Long.parseLong(value);
    }

    /** Says at which port the server listens, and returns when the run is over: the kit closes the standard input then, also by dying. */
    public static void listening(int port) throws IOException {
        System.out.println("listening on " + port);
        while (System.in.read() >= 0) {
            continue;
        }
    }
}
