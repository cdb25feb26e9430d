package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Tells a server that is not there from one that misbehaves, before hundreds of scenarios fail for the same reason. */
final class Reachable {

    private static final int PATIENCE_MILLIS = 5000;

    private Reachable() {}

    static Server check(URI url) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(url.getHost(), port(url)), PATIENCE_MILLIS);
        } catch (IOException e) {
            throw CommandException.noSubject("nothing can be reached at " + url + " (" + e.getMessage()
                    + "); start the server first, or let the kit start it");
        }
        return Server.at(url);
    }

    static int port(URI url) {
        if (url.getPort() >= 0) {
            return url.getPort();
        }
        return ServerUrl.secure(url) ? 443 : 80;
    }
}
