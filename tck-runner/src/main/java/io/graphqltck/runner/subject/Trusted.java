package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Reachability;
import java.net.URI;

/** Finds out before the run whether this machine trusts a server. */
final class Trusted {

    private Trusted() {}

    /** Does nothing where there is no TLS. @throws CommandException when the certificate is not trusted */
    static void check(URI url) {
        Reachability.distrust(url).ifPresent(why -> {
            throw CommandException.noSubject("the certificate of " + url + " is not trusted (" + why
                    + "); --insecure accepts any certificate, or name a store that holds its authority with"
                    + " GRAPHQL_TCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE");
        });
    }
}
