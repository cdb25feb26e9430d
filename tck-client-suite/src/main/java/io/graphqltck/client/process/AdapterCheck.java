package io.graphqltck.client.process;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checks an adapter against docs/adapter-protocol.md, and says what is wrong with it and what to do. Used once. */
public final class AdapterCheck {

    /** The operation that gives 2, 1 and ends. */
    public static final String FINITE = "subscription { countdown(from: 2) }";

    /** The operation that gives nothing and does not end. */
    public static final String SILENT = "subscription { silent(key: \"check\") }";

    private static final String FIRST = "first";
    private static final String WAITING = "waiting";
    private static final String LIVELY = "lively";
    private static final String STUCK = "stuck";
    private static final String NOBODY = "nobody";

    private final ChildCommand command;
    private final CheckPeer peer;
    private final Duration readyTimeout;
    private final Duration patience;
    private final List<AdapterCheckReport.Item> items = new ArrayList<>();
    private final List<BadLineException> badLines = new ArrayList<>();

    /**
     * A check of one adapter.
     *
     * @param readyTimeout how long the adapter may take to greet, usually {@link AdapterSubject#READY_TIMEOUT}
     * @param patience how long it may take for each answer
     */
    public AdapterCheck(ChildCommand command, CheckPeer peer, Duration readyTimeout, Duration patience) {
        this.command = command;
        this.peer = peer;
        this.readyTimeout = readyTimeout;
        this.patience = patience;
    }

    /** Makes all checks that can be made. */
    public AdapterCheckReport run() throws InterruptedException {
        try (CheckedAdapter adapter = new CheckedAdapter(command)) {
            ok("the command can be started");
            @Nullable Greeting greeting = greets(adapter);
            if (greeting == null) {
                return new AdapterCheckReport(items, false);
            }
            knowsCapabilities(greeting);
            delivers(adapter);
            synchronises(adapter);
            keepsApart(adapter);
            if (greeting.capabilities().contains("unsubscribe")) {
                unsubscribes(adapter);
            }
            closes(adapter);
            exits(adapter);
            badLines.addAll(adapter.badLines());
            onAnother("it ends with code 0 when its standard input ends", this::endsWithInput);
            onAnother("it lives on after commands that it cannot carry out", this::survivesUnknown);
            writesOnlyEvents();
        } catch (ProcessException e) {
            wrong("the command can be started", String.valueOf(e.getMessage()), "correct the command");
            return new AdapterCheckReport(items, false);
        }
        return new AdapterCheckReport(items, true);
    }

    private @Nullable Greeting greets(CheckedAdapter adapter) throws InterruptedException {
        @Nullable Greeting greeting = adapter.greeting(readyTimeout);
        check(
                "it greets within " + readyTimeout.toSeconds() + " seconds",
                greeting != null,
                () -> adapter.whyNoGreeting(readyTimeout),
                "write {\"event\":\"ready\",\"version\":1,\"name\":…,\"libraryVersion\":…} as the first line, and flush it");
        return greeting;
    }

    private void knowsCapabilities(Greeting greeting) {
        check(
                "its capabilities are words of the adapter protocol",
                greeting.unknownCapabilities().isEmpty(),
                () -> "not known: " + String.join(", ", greeting.unknownCapabilities()),
                "use the words of docs/adapter-protocol.md");
    }

    private void delivers(CheckedAdapter adapter) throws InterruptedException {
        open(adapter, FIRST, peer.url());
        adapter.say(FIRST, AdapterCommands.subscribe(FIRST, request("op", FINITE)));
        adapter.hears(FIRST, AdapterCheck::isTerminal, patience);
        List<ApplicationEvent> expected = List.of(next("op", 2), next("op", 1), new ApplicationEvent.Completed("op"));
        List<ApplicationEvent> results =
                adapter.told(FIRST).stream().map(AdapterCheck::dataOnly).toList();
        check(
                "it delivers the results of a subscription, in order, and its completion",
                results.equals(expected),
                () -> "countdown 2, 1 and the completion were sent, but " + adapter.whatInstead(FIRST),
                "report each result as a \"next\" with \"data\" in its payload, then one \"complete\", and flush each line");
    }

    private void synchronises(CheckedAdapter adapter) throws InterruptedException {
        adapter.say(FIRST, AdapterCommands.sync(FIRST, "Söme \"token\""));
        check(
                "it answers sync with the same token",
                adapter.hears(FIRST, event -> event.equals(new ApplicationEvent.Synced("Söme \"token\"")), patience),
                () -> "no \"synced\" with the token Söme \"token\"; " + adapter.whatInstead(FIRST),
                "read and write UTF-8, and give the token back unchanged");
    }

    private void keepsApart(CheckedAdapter adapter) throws InterruptedException {
        // listens and never answers: the kernel accepts the connection, nobody reads it
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI muteUrl = URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/graphql");
            open(adapter, STUCK, muteUrl);
            adapter.say(STUCK, AdapterCommands.subscribe(STUCK, request("op", FINITE)));
            open(adapter, WAITING, peer.url());
            adapter.say(WAITING, AdapterCommands.subscribe(WAITING, request("op", SILENT)));
            open(adapter, LIVELY, peer.url());
            adapter.say(LIVELY, AdapterCommands.subscribe(LIVELY, request("op", FINITE)));
            check(
                    "sessions do not wait for one another",
                    adapter.hears(LIVELY, event -> event.equals(new ApplicationEvent.Completed("op")), patience),
                    () ->
                            "one session has a server that does not answer, another a subscription without results, and a third"
                                    + " was not served; " + adapter.whatInstead(LIVELY),
                    "start each command and read the next one at once; do not wait for connections or results in between");
            adapter.say(STUCK, AdapterCommands.close(STUCK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unsubscribes(CheckedAdapter adapter) throws InterruptedException {
        String name = "it unsubscribes";
        if (!peer.awaitSilent(1, patience)) {
            wrong(name, "the operation never reached the server; " + adapter.whatInstead(WAITING), "see above");
            return;
        }
        adapter.say(WAITING, AdapterCommands.unsubscribe(WAITING, "op"));
        boolean released = peer.awaitSilent(0, patience);
        adapter.say(WAITING, AdapterCommands.sync(WAITING, "unsubscribed"));
        boolean synced =
                adapter.hears(WAITING, event -> event.equals(new ApplicationEvent.Synced("unsubscribed")), patience);
        boolean quiet = adapter.told(WAITING).stream().noneMatch(AdapterCheck::isProblem);
        check(
                name,
                released && synced && quiet,
                () -> (released ? "" : "the server was never told; ") + adapter.whatInstead(WAITING),
                "call what the library gives its users for this, or take \"unsubscribe\" out of the capabilities");
    }

    private void closes(CheckedAdapter adapter) throws InterruptedException {
        List<String> sessions = List.of(FIRST, WAITING, LIVELY);
        sessions.forEach(session -> adapter.say(session, AdapterCommands.close(session)));
        List<String> open = adapter.notClosed(sessions, patience);
        check(
                "it answers close with closed",
                open.isEmpty(),
                () -> "no \"closed\" for " + open.size() + " of 3 sessions; "
                        + (open.isEmpty() ? "" : adapter.whatInstead(open.get(0))),
                "dispose of the session's client as its user would, then report \"closed\"");
    }

    private void exits(CheckedAdapter adapter) throws InterruptedException {
        boolean early = adapter.hasEnded();
        adapter.say(AdapterCommands.EXIT);
        ended("it ends with code 0 on exit", adapter, early);
    }

    /** On a process of its own, so that one that dies of this spoils no other check. */
    private void onAnother(String name, Check check) throws InterruptedException, ProcessException {
        try (CheckedAdapter another = new CheckedAdapter(command)) {
            if (another.greeting(readyTimeout) == null) {
                wrong(
                        name,
                        "started again, it did not greet: " + another.whyNoGreeting(readyTimeout),
                        "let it start as often as it is asked to");
                return;
            }
            check.run(name, another);
            badLines.addAll(another.badLines());
        }
    }

    private void endsWithInput(String name, CheckedAdapter adapter) throws InterruptedException {
        // with something under way: only then an adapter is tempted to stay
        open(adapter, WAITING, peer.url());
        adapter.say(WAITING, AdapterCommands.subscribe(WAITING, request("op", SILENT)));
        peer.awaitSilent(1, patience);
        adapter.closeInput();
        ended(name, adapter, false);
    }

    private void survivesUnknown(String name, CheckedAdapter adapter) throws InterruptedException {
        adapter.say("{\"do\":\"juggle\"}");
        adapter.say(NOBODY, AdapterCommands.subscribe(NOBODY, request("op", FINITE)));
        boolean answered = adapter.hears(NOBODY, AdapterCheck::isProblem, patience);
        open(adapter, FIRST, peer.url());
        adapter.say(FIRST, AdapterCommands.sync(FIRST, "alive"));
        boolean alive = adapter.hears(FIRST, event -> event.equals(new ApplicationEvent.Synced("alive")), patience);
        check(
                name,
                alive,
                () -> "it answers nothing after an unknown command; " + adapter.whatInstead(FIRST),
                "catch what a command throws; answer it with an \"error\" or a \"failure\" event");
        check(
                "it answers a command that it cannot carry out",
                answered,
                () ->
                        "a \"subscribe\" for a session that was never opened must be answered by an \"error\" or a \"failure\", but "
                                + adapter.whatInstead(NOBODY),
                "answer with an \"error\" that has the command's session and operation");
    }

    private void ended(String name, CheckedAdapter adapter, boolean early) throws InterruptedException {
        @Nullable Integer code = adapter.exitCode(patience);
        check(
                name,
                code != null && code == 0 && !early,
                () -> code == null
                        ? "it still ran after " + patience.toMillis() + " ms"
                        : (early ? "it had ended before: " : "") + adapter.howItEnded(),
                "end the process at once, whatever connections are open; the kit ends it by force otherwise");
    }

    private void writesOnlyEvents() {
        List<String> noise = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (BadLineException line : badLines) {
            (line.isEvent() ? wrong : noise).add(String.valueOf(line.getMessage()));
        }
        check(
                "it writes nothing but events to standard output",
                noise.isEmpty(),
                () -> String.join("\n", noise.stream().limit(5).toList()),
                "write diagnostics to standard error, also those of the library");
        check(
                "every event is as the adapter protocol says",
                wrong.isEmpty(),
                () -> String.join("\n", wrong.stream().limit(5).toList()),
                "see the table of events in docs/adapter-protocol.md");
    }

    private void open(CheckedAdapter adapter, String session, URI url) {
        adapter.say(session, AdapterCommands.open(session, new Opening(peer.protocol(), url, null, null, null)));
    }

    private static OperationRequest request(String operation, String query) {
        return new OperationRequest(operation, query, null, null);
    }

    private static boolean isProblem(ApplicationEvent event) {
        return event instanceof ApplicationEvent.Failed || event instanceof ApplicationEvent.ConnectionFailed;
    }

    private static boolean isTerminal(ApplicationEvent event) {
        return event instanceof ApplicationEvent.Completed || isProblem(event);
    }

    private static ApplicationEvent next(String operation, int value) {
        return new ApplicationEvent.Next(
                operation, Json.with(Json.object(), "data", Json.with(Json.object(), "countdown", Json.of(value))));
    }

    /** Libraries differ in whether they present empty errors and extensions. */
    private static ApplicationEvent dataOnly(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Next next && next.payload() instanceof Json.JsonObject payload) {
            @Nullable Json data = payload.get("data");
            return data == null
                    ? event
                    : new ApplicationEvent.Next(next.operation(), Json.with(Json.object(), "data", data));
        }
        return event;
    }

    private void ok(String name) {
        check(name, true, () -> "", "");
    }

    private void wrong(String name, String problem, String remedy) {
        check(name, false, () -> problem, remedy);
    }

    private void check(String name, boolean ok, Supplier<String> problem, String remedy) {
        items.add(new AdapterCheckReport.Item(name, ok, ok ? "" : problem.get(), ok ? "" : remedy));
    }

    /** What is checked on one process. */
    @FunctionalInterface
    private interface Check {
        void run(String name, CheckedAdapter adapter) throws InterruptedException;
    }
}
