package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Reachability;
import java.net.URI;

/** Finds out before the run whether a server speaks TLS, and this machine trusts it. */
final class Trusted {

    private Trusted() {}

    /** Does nothing where the URL wants no TLS. @throws CommandException when something else answers there */
    static void checkTls(URI url) {
        if (Reachability.isWithoutTls(url)) {
            throw CommandException.noSubject("what answers at " + url + " does not speak TLS; say "
                    + ("wss".equals(url.getScheme()) ? "`ws:`" : "`http:`") + " if it is the server, or another port");
        }
    }

    /** Does nothing where there is no TLS. @throws CommandException when this machine does not trust the server */
    static void check(URI url) {
        Reachability.distrust(url).ifPresent(why -> {
            throw CommandException.noSubject("the certificate of " + url + " is not trusted (" + why
                    + "); --insecure accepts any certificate, or name a store that holds its authority with"
                    + " GRAPHQL_TCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE");
        });
    }
}
