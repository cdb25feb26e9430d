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
 * @param homepage or empty
 * @param install null where nothing has to be installed
 * @param start how a server is started, null for one that runs already
 * @param url of a server, with {@code {port}} where only its readiness line tells the port; null for a client
 * @param adapter of a client, or empty
 * @param command of a client that is run once per operation, or empty
 * @param environment for the adapter or the command
 * @param jobs how many scenarios may be in flight at the same time, or null for as many as the run likes
 * @param alone whether no other subject is judged while this one is
 * @param authorisation what it says of credentials, in order of preference; empty for the kit's own
 * @param http what its exchanges are over unless the run says otherwise, or null for HTTP/1.1
 * @param tls whether a client can be tested over TLS alone, whatever the command line says
 * @param baseline the file with its known failures, or null
 * @param demo whether the demo shows it
 * @param at where its name stands
 */
public record SubjectDescription(
        Path folder,
        String name,
        String title,
        String version,
        Role role,
        String homepage,
        List<String> protocols,
        @Nullable Install install,
        @Nullable Start start,
        @Nullable String url,
        List<String> adapter,
        List<String> command,
        Map<String, String> environment,
        boolean controlSchema,
        Set<String> capabilities,
        Map<String, Duration> parameters,
        Map<String, Operation> operations,
        @Nullable Integer jobs,
        boolean alone,
        List<Json> authorisation,
        @Nullable HttpVersion http,
        boolean tls,
        @Nullable Path baseline,
        boolean demo,
        Location at) {

    public SubjectDescription {
        protocols = List.copyOf(protocols);
        adapter = List.copyOf(adapter);
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        capabilities = Set.copyOf(capabilities);
        parameters = Map.copyOf(parameters);
        operations = Map.copyOf(operations);
        authorisation = List.copyOf(authorisation);
    }

    /** The same of a server with these operations of its own in place of the kit's. */
    public SubjectDescription mapping(Map<String, Operation> own) {
        return new SubjectDescription(
                folder,
                name,
                title,
                version,
                role,
                homepage,
                protocols,
                install,
                start,
                url,
                adapter,
                command,
                environment,
                controlSchema,
                capabilities,
                parameters,
                own,
                jobs,
                alone,
                authorisation,
                http,
                tls,
                baseline,
                demo,
                at);
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

    /** What a run has to know of it. */
    public SubjectInfo info() {
        return new SubjectInfo(name, title, version, role, capabilities, controlSchema, operations, parameters);
    }
}
