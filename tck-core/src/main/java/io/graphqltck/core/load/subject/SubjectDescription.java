package io.graphqltck.core.load.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.text.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code subject.yaml} says of a subject.
 *
 * @param folder where the file is; all commands run here
 * @param install null where nothing has to be installed
 * @param baseline the file with its known failures, or null
 * @param demo whether the demo shows it
 * @param at where its name stands
 */
public record SubjectDescription(
        Path folder,
        Identity identity,
        @Nullable Install install,
        Access access,
        Offer offer,
        Terms terms,
        @Nullable Path baseline,
        boolean demo,
        Location at) {

    /** The same of a server with these operations of its own in place of the kit's. */
    public SubjectDescription mapping(Map<String, Operation> own) {
        return new SubjectDescription(
                folder,
                identity,
                install,
                access,
                new Offer(controlSchema(), capabilities(), parameters(), own),
                terms,
                baseline,
                demo,
                at);
    }

    /**
     * What it is.
     *
     * @param homepage or empty
     */
    public record Identity(
            String name, String title, String version, Role role, String homepage, List<String> protocols) {
        public Identity {
            protocols = List.copyOf(protocols);
        }
    }

    /**
     * How the kit reaches it.
     *
     * @param start how a server is started, null for one that runs already
     * @param url of a server, with {@code {port}} where only its readiness line tells the port; null for a client
     * @param adapter of a client, or empty
     * @param command of a client that is run once per operation, or empty
     * @param environment for the adapter or the command
     */
    public record Access(
            @Nullable Start start,
            @Nullable String url,
            List<String> adapter,
            List<String> command,
            Map<String, String> environment) {
        public Access {
            adapter = List.copyOf(adapter);
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /** What it can do. */
    public record Offer(
            boolean controlSchema,
            Set<String> capabilities,
            Map<String, Duration> parameters,
            Map<String, Operation> operations) {
        public Offer {
            capabilities = Set.copyOf(capabilities);
            parameters = Map.copyOf(parameters);
            operations = Map.copyOf(operations);
        }
    }

    /**
     * How it is played.
     *
     * @param jobs how many scenarios may be in flight at the same time, or null for as many as the run likes
     * @param alone whether no other subject is judged while this one is
     * @param authorisation what it says of credentials, in order of preference; empty for the kit's own
     * @param http what its exchanges are over unless the run says otherwise, or null for HTTP/1.1
     * @param tls whether a client can be tested over TLS alone, whatever the command line says
     */
    public record Terms(
            @Nullable Integer jobs,
            boolean alone,
            List<Json> authorisation,
            @Nullable HttpVersion http,
            boolean tls) {
        public Terms {
            authorisation = List.copyOf(authorisation);
        }
    }

    /**
     * How it is installed.
     *
     * @param from files and folders on which the installation depends
     * @param commands argument lists, run in order
     */
    public record Install(List<String> from, List<List<String>> commands) {
        public Install {
            from = List.copyOf(from);
            commands = commands.stream().map(List::copyOf).toList();
        }
    }

    /**
     * How a server is started.
     *
     * @param ready is found in the readiness line, its first group is the port; null for {@code listening on <port>}
     */
    public record Start(
            List<String> command,
            Map<String, String> environment,
            @Nullable String ready) {
        public Start {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /** What a run must know of it. */
    public SubjectInfo info() {
        return new SubjectInfo(
                name(), title(), version(), role(), capabilities(), controlSchema(), operations(), parameters());
    }

    public String name() {
        return identity.name();
    }

    public String title() {
        return identity.title();
    }

    public String version() {
        return identity.version();
    }

    public Role role() {
        return identity.role();
    }

    public String homepage() {
        return identity.homepage();
    }

    public List<String> protocols() {
        return identity.protocols();
    }

    public @Nullable Start start() {
        return access.start();
    }

    public @Nullable String url() {
        return access.url();
    }

    public List<String> adapter() {
        return access.adapter();
    }

    public List<String> command() {
        return access.command();
    }

    public Map<String, String> environment() {
        return access.environment();
    }

    public boolean controlSchema() {
        return offer.controlSchema();
    }

    public Set<String> capabilities() {
        return offer.capabilities();
    }

    public Map<String, Duration> parameters() {
        return offer.parameters();
    }

    public Map<String, Operation> operations() {
        return offer.operations();
    }

    public @Nullable Integer jobs() {
        return terms.jobs();
    }

    public boolean alone() {
        return terms.alone();
    }

    public List<Json> authorisation() {
        return terms.authorisation();
    }

    public @Nullable HttpVersion http() {
        return terms.http();
    }

    public boolean tls() {
        return terms.tls();
    }
}
