package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Reachability;
import io.graphqltck.server.Server;
import java.net.URI;

/** Finds a server that somebody else has started. */
final class Reachable {

    private Reachable() {}

    /** @throws CommandException when nothing listens there */
    static Server check(URI url) {
        Reachability.obstacle(url).ifPresent(why -> {
            throw CommandException.noSubject(
                    "cannot reach " + url + " (" + why + "); start the server first, or let the kit start it");
        });
        return Server.at(url);
    }
}
