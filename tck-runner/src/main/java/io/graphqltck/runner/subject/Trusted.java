package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Reachability;
import java.net.URI;

/** Finds out before the run whether a server speaks TLS, and this machine trusts it. */
final class Trusted {

    private static final String ADVICE =
            "--insecure accepts any certificate, or name a store that holds its authority with"
                    + " GRAPHQL_TCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE";

    private Trusted() {}

    /** Does nothing where the URL wants no TLS. @throws CommandException when it cannot be had */
    static void check(URI url, boolean insecure) {
        Reachability.objectionToTls(url, insecure, ADVICE).ifPresent(why -> {
            throw CommandException.noSubject(why);
        });
    }
}
