package io.graphqltck.client.process;

import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.subject.Opening;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A plain command that runs one operation, for clients on the command line. It is started once for each operation. Its
 * arguments may hold {@code {url}}, {@code {query}}, {@code {variables}} (a JSON object), {@code {operationName}},
 * {@code {protocol}}, {@code {params}} (the payload for {@code connection_init}), {@code {headers}} (a JSON object) and
 * {@code {caFile}}; it finds the same in the environment as {@code TCK_URL}, {@code TCK_QUERY}, {@code TCK_VARIABLES},
 * {@code TCK_OPERATION_NAME}, {@code TCK_PROTOCOL}, {@code TCK_PARAMS}, {@code TCK_HEADERS} and {@code TCK_CA_FILE}, without
 * those that there is nothing for.
 *
 * <p>Where the client has credentials, {@code {authorisation}} is their JSON object, as an adapter is told it, and each of its
 * members stands by itself, too, such as {@code {authorisationMode}} and {@code {authorisationApiKey}}, in the environment
 * {@code TCK_AUTHORISATION_API_KEY}.
 *
 * <p>Each line on standard output that is JSON is a result: the whole of it if it is an object with {@code data} or
 * {@code errors}, else it is the data. Other lines are ignored. Exit code 0 is the completion, another code an error with the
 * end of standard error as its message. Unsubscribing is Ctrl-C. Safe for use by several threads.
 */
public final class CommandSubject implements ClientSubject {

    private final CommandTemplate template;
    private final Set<CommandSession> sessions = ConcurrentHashMap.newKeySet();

    private CommandSubject(CommandTemplate template) {
        this.template = template;
    }

    public static CommandSubject of(ChildCommand template) {
        return new CommandSubject(new CommandTemplate(template));
    }

    @Override
    public ClientSession open(Opening opening, ApplicationListener listener) {
        CommandSession session = new CommandSession(template, opening, listener, sessions::remove);
        sessions.add(session);
        return session;
    }

    @Override
    public void close() {
        sessions.forEach(CommandSession::kill);
    }
}
