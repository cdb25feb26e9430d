package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Reachability;
import io.graphqltck.server.Server;
import java.net.URI;

/** Checks that a server that the kit did not start is there. */
final class ServerLocator {

    private ServerLocator() {}

    /** @throws CommandException when nothing listens there */
    static Server check(URI url) {
        Reachability.obstacle(url).ifPresent(why -> {
            throw CommandException.noSubject(
                    "cannot reach " + url + " (" + why + "); start the server first, or let the kit start it");
        });
        return Server.at(url);
    }
}
