package io.graphqltck.runner.subject;

import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.server.Server;

/** A server that runs. {@code info}: with the version of HTTP that it is tested over. */
public record RunningServer(SubjectInfo info, Server server) implements AutoCloseable {

    @Override
    public void close() {
        server.close();
    }
}
