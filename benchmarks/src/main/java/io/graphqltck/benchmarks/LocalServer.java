package io.graphqltck.benchmarks;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.server.Server;
import io.graphqltck.server.process.Readiness;
import io.graphqltck.server.process.ServerProcess;
import io.graphqltck.server.process.StartedServer;
import org.jspecify.annotations.Nullable;

/** A server subject on this machine, which both clients talk to. */
public final class LocalServer {

    private LocalServer() {}

    /** Starts it; it must be installed, and must print its port. */
    public static Server start(SubjectDescription subject) throws ProcessException, InterruptedException {
        SubjectDescription.@Nullable Start start = subject.start();
        @Nullable String url = subject.url();
        if (start == null || url == null || start.ready() != null || !url.contains("{port}")) {
            throw new ProcessException(subject.name() + " is no server that is started and says `listening on <port>`");
        }
        ChildCommand command = new ChildCommand(start.command(), subject.folder(), start.environment());
        return new StartedServer(ServerProcess.start(command, Readiness.listening(), ServerProcess.READY_TIMEOUT), url);
    }
}
