package io.graphqltck.client.process;

import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.transcript.Describe;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Checks that an adapter reports what its library hands out, also where that is wrong: its author puts a stand-in in the library's
 * place that hands out what docs/adapter-protocol.md lists, so that the kit knows what the adapter has to report.
 */
public final class StandInCheck {

    /** The environment variable that names the kind to the stand-in. */
    public static final String VARIABLE = "GRAPHQL_TCK_STAND_IN";

    private static final String NAME = "it reports all that a misbehaving library hands out";
    private static final String SESSION = "misled";

    private final ChildCommand command;
    private final CheckedDialogues dialogues;
    private final Kind kind;
    private final Duration readyTimeout;
    private final Duration patience;
    private final CheckedItems items = new CheckedItems();

    /** How a library hands out results, which decides how it can misbehave. */
    public enum Kind {
        /** By calls, which can come in any order and number. */
        CALLBACKS("result, result, error, result, completion, completion, result, error"),
        /** By a loop over results, which ends once. */
        ITERATOR("result, result, result, completion"),
        /** By a loop over results that throws. */
        THROWING_ITERATOR("result, result, result, error");

        private final String handsOut;

        Kind(String handsOut) {
            this.handsOut = handsOut;
        }

        /** As in commands: {@code throwing-iterator}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A check of one adapter.
     *
     * @param environment what puts the stand-in in the library's place
     * @param kind of the library
     */
    public StandInCheck(
            ChildCommand command,
            Map<String, String> environment,
            CheckedDialogues dialogues,
            Kind kind,
            Duration readyTimeout,
            Duration patience) {
        Map<String, String> all = new LinkedHashMap<>(command.environment());
        all.putAll(environment);
        all.put(VARIABLE, kind.word());
        this.command = new ChildCommand(command.argv(), command.folder(), all);
        this.dialogues = dialogues;
        this.kind = kind;
        this.readyTimeout = readyTimeout;
        this.patience = patience;
    }

    public AdapterCheckReport run() throws InterruptedException {
        try (DeafServer deaf = new DeafServer();
                CheckedAdapter adapter = new CheckedAdapter(command)) {
            @Nullable Greeting greeting = adapter.greeting(readyTimeout);
            if (greeting == null) {
                items.wrong(
                        NAME,
                        "with the stand-in it did not greet: " + adapter.whyNoGreeting(readyTimeout),
                        "start the command with the same environment and look at what it writes");
                return new AdapterCheckReport(items.all(), false);
            }
            compare(adapter, greeting, deaf);
        } catch (ProcessException e) {
            items.wrong(NAME, String.valueOf(e.getMessage()), "correct the command");
            return new AdapterCheckReport(items.all(), false);
        }
        return new AdapterCheckReport(items.all(), true);
    }

    private void compare(CheckedAdapter adapter, Greeting greeting, DeafServer deaf) throws InterruptedException {
        URI url = URI.create("http://127.0.0.1:" + deaf.port() + "/graphql");
        adapter.say(
                SESSION,
                AdapterCommands.open(SESSION, new Opening(dialogues.protocolName(), url, null, null, null, Map.of())));
        adapter.say(
                SESSION,
                AdapterCommands.subscribe(SESSION, dialogues.request(dialogues.first(dialogues.completed(greeting)))));
        boolean all = adapter.hears(SESSION, event -> kind.handsOut.equals(reported(adapter)), patience);
        // What it makes up after that is on its way before the answer to this.
        adapter.say(SESSION, AdapterCommands.sync(SESSION, SESSION));
        boolean answers = adapter.hears(SESSION, event -> event.equals(new ApplicationEvent.Synced(SESSION)), patience);
        items.check(
                NAME,
                all && answers && kind.handsOut.equals(reported(adapter)),
                () -> "the stand-in handed out " + kind.handsOut + "; " + adapter.whatInstead(SESSION),
                "report each call and each step of a loop as it comes, also after an end and where it repeats the last one; if the"
                        + " adapter does, it is the stand-in that hands out something else");
    }

    private static String reported(CheckedAdapter adapter) {
        return adapter.told(SESSION).stream()
                .filter(event -> !(event instanceof ApplicationEvent.Synced))
                .map(StandInCheck::kind)
                .collect(Collectors.joining(", "));
    }

    /** An adapter may report an error as a result with errors; no result of the stand-in has any. */
    private static String kind(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Next next) {
            boolean failed = next.payload() instanceof JsonObject payload && payload.get("errors") != null;
            return failed ? "error" : "result";
        }
        if (event instanceof ApplicationEvent.Failed) {
            return "error";
        }
        return event instanceof ApplicationEvent.Completed ? "completion" : Describe.told(event);
    }
}
