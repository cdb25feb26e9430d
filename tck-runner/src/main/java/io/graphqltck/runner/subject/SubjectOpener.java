package io.graphqltck.runner.subject;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.client.process.AdapterSubject;
import io.graphqltck.client.process.CommandSubject;
import io.graphqltck.client.process.Greeting;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.channel.PlayMode;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.runner.CommandException;
import io.graphqltck.server.Reachability;
import io.graphqltck.server.Server;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.server.process.Readiness;
import io.graphqltck.server.process.ServerProcess;
import io.graphqltck.server.process.StartedServer;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Installs and starts what a description describes. Safe for use by several threads. */
public final class SubjectOpener {

    private final Reactor reactor;
    private final ConnectionOptions connection;
    private final Optional<HttpVersion> http;
    private final Installer installer;

    /** The reactor stays the caller's. {@code http}: what exchanges are over, whatever the descriptions say. */
    public SubjectOpener(
            Reactor reactor, ConnectionOptions connection, Optional<HttpVersion> http, Consumer<String> notes) {
        this.reactor = reactor;
        this.connection = connection;
        this.http = http;
        this.installer = new Installer(notes);
    }

    /** Installs it if its files have changed. @throws CommandException when it cannot be installed */
    public void install(SubjectDescription subject) throws InterruptedException {
        installer.install(subject);
    }

    /** Starts it, once it is installed. @throws CommandException when it cannot be run */
    public Opened open(SubjectDescription subject) throws InterruptedException {
        return subject.role() == Role.SERVER
                ? opened(subject, openServer(subject))
                : opened(subject, openClient(subject));
    }

    /** Starts a server. @throws CommandException when it cannot be run */
    public RunningServer openServer(SubjectDescription subject) throws InterruptedException {
        Server server;
        try {
            server = subject.start() == null ? running(subject) : start(subject, subject.start());
        } catch (ProcessException e) {
            throw CommandException.noSubject(subject.name() + ": " + e.getMessage());
        }
        try {
            Trusted.check(server.url(), connection.insecure());
        } catch (CommandException e) {
            server.close();
            throw e;
        }
        return new RunningServer(subject.info().over(http(subject)), server);
    }

    /** Starts a client. @throws CommandException when it cannot be run */
    public RunningClient openClient(SubjectDescription subject) throws InterruptedException {
        try {
            return client(subject);
        } catch (ProcessException e) {
            throw CommandException.noSubject(subject.name() + ": " + e.getMessage());
        }
    }

    private Opened opened(SubjectDescription subject, RunningServer running) {
        WireConnector connector = new WireConnector(
                connection.insecure() ? new TlsTrust.Everything() : new TlsTrust.Platform(),
                WireLimits.DEFAULT,
                http(subject) == HttpVersion.HTTP_2);
        return new Opened(
                running.info(),
                new ServerVenue(
                        reactor,
                        connector,
                        running.server(),
                        connection.headers(),
                        subject.authorisation(),
                        PlayMode.JUDGE));
    }

    private Opened opened(SubjectDescription subject, RunningClient running) {
        return new Opened(running.info(), venue(subject, running.client()));
    }

    private static Server running(SubjectDescription subject) {
        return ServerLocator.check(ServerUrl.of(subject.url()));
    }

    private static Server start(SubjectDescription subject, SubjectDescription.Start start)
            throws ProcessException, InterruptedException {
        String url = String.valueOf(subject.url());
        ChildCommand command = new ChildCommand(start.command(), subject.folder(), start.environment());
        ServerProcess process = ServerProcess.start(command, readiness(start, url), ServerProcess.READY_TIMEOUT);
        return new StartedServer(process, url);
    }

    private static Readiness readiness(SubjectDescription.Start start, String url) {
        @Nullable String ready = start.ready();
        if (ready != null) {
            return new Readiness.Line(Pattern.compile(ready));
        }
        if (url.contains("{port}")) {
            return Readiness.listening();
        }
        // A port that the description fixes is known without being told.
        java.net.URI fixed = ServerUrl.of(url);
        return new Readiness.Connects(fixed.getHost(), Reachability.port(fixed));
    }

    private RunningClient client(SubjectDescription subject) throws ProcessException, InterruptedException {
        if (subject.adapter().isEmpty()) {
            ChildCommand command = new ChildCommand(subject.command(), subject.folder(), subject.environment());
            return new RunningClient(over(subject, subject.info()), CommandSubject.of(command));
        }
        AdapterSubject adapter =
                AdapterSubject.of(new ChildCommand(subject.adapter(), subject.folder(), subject.environment()));
        try {
            return new RunningClient(over(subject, asGreeted(subject.info(), adapter.greet())), adapter);
        } catch (ProcessException | InterruptedException | RuntimeException e) {
            adapter.close();
            throw e;
        }
    }

    /** What the description does not say is taken from the greeting. */
    private static SubjectInfo asGreeted(SubjectInfo info, Greeting greeting) {
        Set<String> capabilities =
                new LinkedHashSet<>(info.capabilities().isEmpty() ? greeting.capabilities() : info.capabilities());
        String version = info.version();
        @Nullable String told = greeting.libraryVersion();
        return new SubjectInfo(
                info.name(),
                info.title().isEmpty() ? greeting.name() : info.title(),
                version.isEmpty() && told != null ? told : version,
                info.role(),
                capabilities,
                info.controlSchema(),
                info.operations(),
                info.parameters());
    }

    /** With what the run is over. */
    private SubjectInfo over(SubjectDescription subject, SubjectInfo client) {
        SubjectInfo overHttp = client.over(http(subject));
        return isOverTls(subject) ? overHttp.overTls() : overHttp;
    }

    private boolean isOverTls(SubjectDescription client) {
        return connection.tls() || client.tls();
    }

    private HttpVersion http(SubjectDescription subject) {
        return http.orElse(subject.http() == null ? HttpVersion.HTTP_1_1 : subject.http());
    }

    private Venue venue(SubjectDescription description, ClientSubject subject) {
        List<Json> authorisation = description.authorisation();
        ListenOptions listening = ListenOptions.loopback().withHttp2(http(description) == HttpVersion.HTTP_2);
        if (!isOverTls(description)) {
            return new ClientVenue(reactor, subject, listening, null, authorisation, PlayMode.JUDGE);
        }
        OwnCertificate certificate = OwnCertificate.generate();
        return new ClientVenue(
                reactor, subject, certificate.on(listening), certificate.authority(), authorisation, PlayMode.JUDGE);
    }
}
