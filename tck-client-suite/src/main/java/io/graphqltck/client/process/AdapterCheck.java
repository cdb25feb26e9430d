package io.graphqltck.client.process;

import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.play.Played;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Checks an adapter against docs/adapter-protocol.md, and says what is wrong with it and what to do. Used once. */
public final class AdapterCheck {

    /** A known failure is the library's, and a warning no mistake of the adapter. */
    private static final Set<Verdict> WRONG = Set.of(Verdict.FAILED, Verdict.CHANGED, Verdict.HARNESS_ERROR);

    /** A loaded machine is late now and then. */
    private static final int MOST_ATTEMPTS = 3;

    private static final String FIRST = "first";
    private static final String WAITING = "waiting";
    private static final String NOBODY = "nobody";

    private final ChildCommand command;
    private final CheckedDialogues dialogues;
    private final Duration readyTimeout;
    private final Duration patience;
    private final SessionPlays plays;
    private final CheckedItems items = new CheckedItems();
    private final List<BadLineException> badLines = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();

    /**
     * A check of one adapter.
     *
     * @param readyTimeout how long the adapter may take to greet, usually {@link AdapterSubject#READY_TIMEOUT}
     * @param patience how long it may take for each answer
     */
    public AdapterCheck(ChildCommand command, CheckedDialogues dialogues, Duration readyTimeout, Duration patience) {
        this.command = command;
        this.dialogues = dialogues;
        this.readyTimeout = readyTimeout;
        this.patience = patience;
        this.plays = new SessionPlays(dialogues, patience);
    }

    /** Makes all checks that can be made, and makes them again where the kit was late. */
    public AdapterCheckReport run() throws InterruptedException {
        AdapterCheckReport report = attempt();
        for (int attempt = 1; attempt < MOST_ATTEMPTS && plays.wereLate() && !report.ok(); attempt++) {
            AdapterCheck again = new AdapterCheck(command, dialogues, readyTimeout, patience);
            report = again.attempt();
            if (!again.plays.wereLate()) {
                return report;
            }
        }
        return plays.wereLate() && !report.ok() ? new AdapterCheckReport(report.items(), false) : report;
    }

    private AdapterCheckReport attempt() throws InterruptedException {
        try (DeafServer deaf = new DeafServer();
                CheckedAdapter adapter = new CheckedAdapter(command)) {
            items.ok("the command can be started");
            @Nullable Greeting greeting = greets(adapter);
            if (greeting == null) {
                return new AdapterCheckReport(items.all(), false);
            }
            knowsCapabilities(greeting);
            plays.begin(dialogues.first(dialogues.completed(greeting)));
            boolean delivered = delivers(adapter);
            if (delivered) {
                declares(greeting);
            }
            synchronises(adapter);
            if (delivered) {
                // An adapter that does not deliver would only be blamed for the same again.
                sessions.addAll(new ApartCheck(dialogues, plays, items, patience, deaf).check(adapter, greeting));
                doesWhatItDeclares(adapter, greeting);
            }
            closes(adapter);
            exits(adapter);
            badLines.addAll(adapter.badLines());
            onAnother("it ends with code 0 when its standard input ends", this::endsWithInput);
            onAnother("it lives on after commands that it cannot carry out", this::survivesUnknown);
            writesOnlyEvents();
            if (items.areFlawless()) {
                // An adapter that has a flaw already would only be blamed for the same again.
                reportsWhatTheLibraryTells(dialogues.completed(greeting));
            }
        } catch (ProcessException e) {
            items.wrong("the command can be started", String.valueOf(e.getMessage()), "correct the command");
            return new AdapterCheckReport(items.all(), false);
        }
        return new AdapterCheckReport(items.all(), true);
    }

    private @Nullable Greeting greets(CheckedAdapter adapter) throws InterruptedException {
        @Nullable Greeting greeting = adapter.greeting(readyTimeout);
        items.check(
                "it greets within " + readyTimeout.toSeconds() + " seconds",
                greeting != null,
                () -> adapter.whyNoGreeting(readyTimeout),
                "write {\"event\":\"ready\",\"version\":1,\"name\":…,\"libraryVersion\":…} as the first line, and flush it");
        return greeting;
    }

    private void knowsCapabilities(Greeting greeting) {
        items.check(
                "its capabilities are words of the adapter protocol",
                dialogues.unknown(greeting).isEmpty(),
                () -> "not known: " + String.join(", ", dialogues.unknown(greeting)),
                "use the words of docs/capabilities.md");
    }

    private boolean delivers(CheckedAdapter adapter) throws InterruptedException {
        CheckedClient client = CheckedClient.of(adapter, FIRST);
        String problem = plays.played(dialogues.play(plays.first(), client, patience));
        items.check(
                delivering(plays.first()),
                problem.isEmpty(),
                () -> problem + "; " + adapter.whatInstead(FIRST),
                "report each result as a \"next\" with \"data\" in its payload, then one \"complete\", and flush each line;"
                        + " what builds on this is checked once it works. If the adapter does, it is the library that"
                        + " deviates; see what test-client finds");
        plays.opened(client.opening());
        sessions.add(FIRST);
        return problem.isEmpty();
    }

    /** Scenarios that need what an adapter does not declare are left out, and nobody would notice. */
    private void declares(Greeting greeting) {
        String word = plays.first().finds();
        if (dialogues.isNeeded(word)) {
            items.check(
                    "it declares what it has just done: " + word,
                    dialogues.completed(greeting).capabilities().contains(word),
                    () -> "its capabilities are "
                            + dialogues.completed(greeting).capabilities() + ", so that nothing that needs `" + word
                            + "` is checked or played",
                    "add \"" + word + "\" to the capabilities");
        }
    }

    /** What the first dialogue asks of the adapter. */
    private static String delivering(Probe probe) {
        long results = sees(probe.dialogue().dialogue(), ApplicationTurn.What.NEXT);
        if (results < 2) {
            return "it delivers the result of its first operation";
        }
        // What may come is no part of it.
        List<Turn> must = probe.dialogue().dialogue().stream()
                .filter(turn -> !(turn instanceof Turn.Optionally))
                .toList();
        return "it delivers the results of a subscription, in order"
                + (sees(must, ApplicationTurn.What.COMPLETION) == 0 ? "" : ", and its completion");
    }

    private static long sees(List<Turn> dialogue, ApplicationTurn.What what) {
        return Turn.every(dialogue)
                .filter(turn -> turn instanceof Turn.Application application
                        && application.what() instanceof ApplicationTurn.Sees sees
                        && sees.what() == what)
                .count();
    }

    /** On a process of its own, in scenarios: what an adapter keeps to itself makes many of them fail. */
    private void reportsWhatTheLibraryTells(Greeting greeting) throws InterruptedException {
        try (AdapterSubject adapter = AdapterSubject.of(command)) {
            for (ScenarioResult result : dialogues.reporting(adapter, greeting, patience)) {
                if (result.verdict() != Verdict.NOT_APPLICABLE) {
                    plays.foundLate(result.reason());
                    // It has not come to what it is about, as on a machine that stalls: so it says nothing yet.
                    boolean blocked = result.verdict() == Verdict.BLOCKED && !dialogues.isKnown(result.provedBy());
                    if (blocked) {
                        plays.foundUnjudged();
                    }
                    items.check(
                            "it reports what its library reports: "
                                    + result.scenario().id(),
                            !blocked && !WRONG.contains(result.verdict()),
                            () -> result.scenario().title() + "; " + result.reason(),
                            "report each result, error and end that the library reports to its user, in its own form and when it"
                                    + " comes, and nothing else; see docs/map-an-api.md. If the adapter does, it is the"
                                    + " library that deviates");
                }
            }
        }
    }

    private void synchronises(CheckedAdapter adapter) throws InterruptedException {
        adapter.say(FIRST, AdapterCommands.sync(FIRST, "Söme \"token\""));
        items.check(
                "it answers sync with the same token",
                adapter.hears(FIRST, event -> event.equals(new ApplicationEvent.Synced("Söme \"token\"")), patience),
                () -> "no \"synced\" with the token Söme \"token\"; " + adapter.whatInstead(FIRST),
                "read and write UTF-8, and give the token back unchanged");
    }

    /** What scenarios may ask for, because the greeting says so. */
    private void doesWhatItDeclares(CheckedAdapter adapter, Greeting greeting) throws InterruptedException {
        for (String word : greeting.capabilities()) {
            List<Probe> ways = dialogues.ways(word, plays.first());
            if (ways.isEmpty() || word.equals(ApartCheck.UNSUBSCRIBE)) {
                continue;
            }
            List<String> problems = new ArrayList<>();
            for (int i = 0; i < ways.size() && problems.size() == i; i++) {
                String session = word + "-" + i;
                sessions.add(session);
                String problem =
                        plays.played(dialogues.play(ways.get(i), CheckedClient.of(adapter, session), patience));
                if (!problem.isEmpty()) {
                    problems.add(problem + "; " + adapter.whatInstead(session));
                }
            }
            items.check(
                    "it can do what it declares: " + word,
                    problems.size() < ways.size(),
                    () -> String.join("; or: ", problems),
                    "see what the adapter protocol says of \"" + word + "\", or take it out of the capabilities");
        }
    }

    private void closes(CheckedAdapter adapter) throws InterruptedException {
        sessions.forEach(session -> adapter.say(session, AdapterCommands.close(session)));
        List<String> open = adapter.notClosed(sessions, patience);
        items.check(
                "it answers close with closed",
                open.isEmpty(),
                () -> "no \"closed\" for " + open.size() + " of " + sessions.size() + " sessions; "
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
                items.wrong(
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
        Optional<Probe> running = dialogues.showing(ApartCheck.UNSUBSCRIBE);
        try (DeafServer deaf = new DeafServer()) {
            if (running.isPresent()) {
                CompletableFuture<Played> play = dialogues.play(
                        running.get(),
                        CheckedClient.of(adapter, WAITING).inPlaceOfUnsubscribing(any -> adapter.closeInput()),
                        patience);
                plays.played(play);
            } else {
                plays.subscribeAtNobody(adapter, WAITING, deaf);
            }
            deaf.hangUp();
            adapter.closeInput();
            ended(name, adapter, false);
        }
    }

    private void survivesUnknown(String name, CheckedAdapter adapter) throws InterruptedException {
        adapter.say("{\"do\":\"juggle\"}");
        adapter.say(NOBODY, AdapterCommands.subscribe(NOBODY, dialogues.request(plays.first())));
        boolean answered = adapter.hears(NOBODY, ApartCheck::isProblem, patience);
        plays.played(dialogues.play(plays.first(), CheckedClient.of(adapter, FIRST), patience));
        adapter.say(FIRST, AdapterCommands.sync(FIRST, "alive"));
        boolean alive = adapter.hears(FIRST, event -> event.equals(new ApplicationEvent.Synced("alive")), patience);
        items.check(
                name,
                alive,
                () -> "it answers nothing after an unknown command; " + adapter.whatInstead(FIRST),
                "catch what a command throws; answer it with an \"error\" or a \"failure\" event");
        items.check(
                "it answers a command that it cannot carry out",
                answered,
                () ->
                        "a \"subscribe\" for a session that was never opened must be answered by an \"error\" or a \"failure\", but "
                                + adapter.whatInstead(NOBODY),
                "answer with an \"error\" that has the command's session and operation");
    }

    private void ended(String name, CheckedAdapter adapter, boolean early) throws InterruptedException {
        @Nullable Integer code = adapter.exitCode(patience);
        items.check(
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
        items.check(
                "it writes nothing but events to standard output",
                noise.isEmpty(),
                () -> String.join("\n", noise.stream().limit(5).toList()),
                "write diagnostics to standard error, also those of the library");
        items.check(
                "every event is as the adapter protocol says",
                wrong.isEmpty(),
                () -> String.join("\n", wrong.stream().limit(5).toList()),
                "see the table of events in docs/adapter-protocol.md");
    }

    /** What is checked on one process. */
    @FunctionalInterface
    private interface Check {
        void run(String name, CheckedAdapter adapter) throws InterruptedException;
    }
}
