package io.graphqltck.benchmarks;

import io.graphqltck.core.load.SubjectDescription;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.server.Server;
import io.graphqltck.server.process.Readiness;
import io.graphqltck.server.process.ServerProcess;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server subject on this machine, which both clients talk to. */
final class LocalServer implements Server {

    private final ServerProcess process;
    private final String url;

    private LocalServer(ServerProcess process, String url) {
        this.process = process;
        this.url = url;
    }

    /** Starts it; it has to be installed, and to tell its port. */
    static LocalServer start(SubjectDescription subject) throws ProcessException, InterruptedException {
        SubjectDescription.@Nullable Start start = subject.start();
        @Nullable String url = subject.url();
        if (start == null || url == null || start.ready() != null || !url.contains("{port}")) {
            throw new ProcessException(subject.name() + " is no server that is started and says `listening on <port>`");
        }
        ChildCommand command = new ChildCommand(start.command(), subject.folder(), start.environment());
        return new LocalServer(ServerProcess.start(command, Readiness.listening(), ServerProcess.READY_TIMEOUT), url);
    }

    @Override
    public URI url() {
        return URI.create(url.replace("{port}", Integer.toString(process.port())));
    }

    @Override
    public @Nullable String health() {
        return process.health();
    }

    @Override
    public boolean revive() {
        return false; // a server that dies under a benchmark ends it
    }

    @Override
    public void close() {
        process.close();
    }
}
