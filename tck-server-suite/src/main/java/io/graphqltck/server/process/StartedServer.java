package io.graphqltck.server.process;

import io.graphqltck.core.process.ProcessException;
import io.graphqltck.server.Server;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A server that the kit has started, and starts again when it has ended. Closed with its process. */
public final class StartedServer implements Server {

    private final ServerProcess process;
    private final String url;

    /** {@code url} may hold {@code {port}}. */
    public StartedServer(ServerProcess process, String url) {
        this.process = process;
        this.url = url;
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
    public @Nullable String health(Duration within) throws InterruptedException {
        return process.health(within);
    }

    @Override
    public boolean revive() {
        try {
            process.restart();
            return true;
        } catch (ProcessException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
