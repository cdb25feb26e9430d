package io.graphqltck.client.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.process.ChildProcess;
import io.graphqltck.core.process.ProcessException;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The adapters here are shell scripts: a greeting, and what they do with a command by its name. */
@DisabledOnOs(OS.WINDOWS)
final class AdapterSubjectTest {

    private static final String GREETING =
            "{\"event\":\"ready\",\"version\":1,\"name\":\"fake\",\"libraryVersion\":\"1.2\",\"capabilities\":[\"unsubscribe\"]}";
    private static final String BROKEN = "the adapter broke the adapter protocol: ";
    private static final Opening OPENING =
            new Opening("graphql-transport-ws", URI.create("ws://127.0.0.1:1/graphql"), null, null);

    private final Path folder;
    private final Heard heard = new Heard();
    private AdapterSubject subject = AdapterSubject.of(new ChildCommand(List.of(), Path.of("."), Map.of()));

    AdapterSubjectTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void close() {
        subject.close();
    }

    private void adapter(String script) {
        adapter(script, Duration.ofSeconds(20));
    }

    private void adapter(String script, Duration readyTimeout) {
        subject = AdapterSubject.of(new ChildCommand(List.of("sh", "-c", script), folder, Map.of()), readyTimeout);
    }

    /** Greets, and then does this with each command; {@code $s} is its session, {@code $c} its name. */
    private void obeying(String cases) {
        adapter("echo '" + GREETING + "'\n" + """
                say() { printf '%s\\n' "$1"; }
                while IFS= read -r line; do
                  c=${line#'{"do":"'}; c=${c%%'"'*}
                  s=${line#*'"session":"'}; s=${s%%'"'*}
                  t=${line#*'"token":"'}; t=${t%%'"'*}
                  case $c in
                  exit) exit 0;;
                """ + cases + "\n  esac\ndone");
    }

    private ClientSession open(Heard listener) {
        return subject.open(OPENING, listener);
    }

    private static OperationRequest operation(String name) {
        return new OperationRequest(name, "subscription { x }", null, null);
    }

    private static ApplicationEvent.Gone gone(String message, boolean subjectsFault) {
        return new ApplicationEvent.Gone(message, subjectsFault);
    }

    @Test
    void tellsTheGreeting() throws Exception {
        obeying("");
        assertThat(subject.greet()).isEqualTo(new Greeting(1, "fake", "1.2", List.of("unsubscribe")));
        assertThat(subject.health()).isNull();
        subject.close();
        assertThat(subject.health()).isEqualTo("the kit has ended the adapter");
    }

    @Test
    void givesEachSessionItsOwnEvents() throws Exception {
        obeying("""
                subscribe) say "{\\"event\\":\\"next\\",\\"session\\":\\"$s\\",\\"operation\\":\\"op\\",\\"payload\\":{\\"data\\":\\"$s\\"}}"
                           say "{\\"event\\":\\"error\\",\\"session\\":\\"$s\\",\\"operation\\":\\"op\\",\\"message\\":\\"no\\",\\"errors\\":[1]}";;
                unsubscribe) say "{\\"event\\":\\"complete\\",\\"session\\":\\"$s\\",\\"operation\\":\\"op\\"}"
                             say "{\\"event\\":\\"failure\\",\\"session\\":\\"$s\\",\\"message\\":\\"lost\\",\\"code\\":1006,\\"reason\\":\\"\\"}";;
                sync) say "{\\"event\\":\\"synced\\",\\"session\\":\\"$s\\",\\"token\\":\\"$t\\"}";;
                close) say "{\\"event\\":\\"closed\\",\\"session\\":\\"$s\\"}";;""");
        Heard other = new Heard();
        ClientSession one = open(heard);
        ClientSession two = open(other);
        two.subscribe(operation("op"));
        one.subscribe(operation("op"));
        one.unsubscribe("op");
        one.sync("t1");
        one.close();
        one.close();
        assertThat(heard.next())
                .isEqualTo(new ApplicationEvent.Next("op", Json.with(Json.object(), "data", Json.of("s1"))));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Failed("op", "no", Json.array(List.of(Json.of(1)))));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Completed("op"));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.ConnectionFailed("lost", 1006, ""));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Synced("t1"));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Closed());
        assertThat(other.next())
                .isEqualTo(new ApplicationEvent.Next("op", Json.with(Json.object(), "data", Json.of("s2"))));
        subject.close();
        assertThat(heard.rest()).isEmpty();
        assertThat(subject.violations()).isEmpty();
    }

    @Test
    void writesCommandsAsTheProtocolSays() throws Exception {
        adapter("echo '" + GREETING + "'; cat > commands");
        Json params = Json.with(Json.object(), "a", Json.of("\u00e9\n"));
        ClientSession session = subject.open(
                new Opening(
                        "p",
                        URI.create("wss://127.0.0.1:1/graphql"),
                        params,
                        folder.resolve("ca.pem"),
                        Json.with(Json.object(), "mode", Json.of("key")),
                        Map.of()),
                heard);
        session.subscribe(new OperationRequest("op", "query Q { x }", Json.with(Json.object(), "v", Json.of(1)), "Q"));
        session.unsubscribe("op");
        session.sync("t");
        session.abandon();
        subject.greet();
        subject.close();
        assertThat(Files.readAllLines(folder.resolve("commands")))
                .containsExactly(
                        "{\"do\":\"open\",\"session\":\"s1\",\"protocol\":\"p\",\"url\":\"wss://127.0.0.1:1/graphql\","
                                + "\"params\":{\"a\":\"\u00e9\\n\"},\"caFile\":\"" + folder.resolve("ca.pem")
                                + "\",\"authorisation\":{\"mode\":\"key\"}}",
                        "{\"do\":\"subscribe\",\"session\":\"s1\",\"operation\":\"op\",\"query\":\"query Q { x }\","
                                + "\"variables\":{\"v\":1},\"operationName\":\"Q\"}",
                        "{\"do\":\"unsubscribe\",\"session\":\"s1\",\"operation\":\"op\"}",
                        "{\"do\":\"sync\",\"session\":\"s1\",\"token\":\"t\"}",
                        "{\"do\":\"close\",\"session\":\"s1\"}",
                        "{\"do\":\"exit\"}");
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void saysThatItCannotBeStarted() throws Exception {
        subject = AdapterSubject.of(new ChildCommand(List.of("no-such-adapter"), folder, Map.of()));
        String sentence =
                "the adapter: \"no-such-adapter\" cannot be started: no such program is on the PATH; install it,"
                        + " or give its whole path";
        open(heard);
        assertThat(heard.next()).isEqualTo(gone(sentence, false));
        assertThatThrownBy(() -> subject.greet())
                .isInstanceOf(ProcessException.class)
                .hasMessage(sentence);
        assertThat(subject.health()).isEqualTo(sentence);
        assertThat(subject.restart()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello!                                             | a line that is not JSON: Hello!
            [1]                                                | a line that is an array, not an object: [1]
            {"version":1}                                      | a line without the member "event", a string: {"version":1}
            {"event":"closed","session":"s1"}                  | the first line is no "ready" event: {"event":"closed","session":"s1"}
            {"event":"ready","version":2,"name":"x"}           | version 2 of the adapter protocol is not known, the kit speaks version 1: {"event":"ready","version":2,"name":"x"}
            {"event":"ready","version":"1","name":"x"}         | "version" of the event "ready" must be a whole number, not a string: {"event":"ready","version":"1","name":"x"}
            {"event":"ready","version":1.5,"name":"x"}         | "version" of the event "ready" must be a whole number: {"event":"ready","version":1.5,"name":"x"}
            {"event":"ready","version":1}                      | "name" of the event "ready" must be a string and is absent: {"event":"ready","version":1}
            {"event":"ready","version":1,"name":"x","lib":"1"} | the event "ready" has no member "lib": {"event":"ready","version":1,"name":"x","lib":"1"}
            {"event":"ready","version":1,"name":"x","capabilities":"a"} | "capabilities" of the event "ready" must be an array of strings, not a string: {"event":"ready","version":1,"name":"x","capabilities":"a"}
            """)
    void saysWhatIsWrongWithAGreeting(String line, String why) throws Exception {
        adapter("echo '" + line + "'; cat");
        open(heard);
        assertThat(heard.next()).isEqualTo(gone(BROKEN + why, false));
        assertThat(subject.violations()).containsExactly(BROKEN + why);
        // it will not do better the next time: it is not started again for every scenario
        open(heard);
        assertThat(heard.next()).isEqualTo(gone(BROKEN + why, false));
        assertThat(subject.violations()).hasSize(1);
    }

    @Test
    void takesCapabilitiesAsTheyAreSaid() throws Exception {
        adapter("echo '{\"event\":\"ready\",\"version\":1,\"name\":\"x\",\"capabilities\":[\"tls\",\"magic\"]}'; cat");
        assertThat(subject.greet().capabilities()).containsExactly("tls", "magic");
        assertThat(subject.greet().libraryVersion()).isNull();
    }

    @Test
    void doesNotWaitForAGreetingForEver() throws Exception {
        adapter("echo thinking >&2; exec sleep 1000", Duration.ofMillis(500));
        open(heard);
        assertThat(heard.next())
                .isEqualTo(gone(
                        "the adapter wrote nothing within 500 ms of its start; its first line must be a \"ready\" event,"
                                + " flushed at once; its standard error ends with:\n    thinking",
                        false));
    }

    @Test
    void saysHowItEndedBeforeItGreeted() throws Exception {
        adapter("echo 'Cannot find module x' >&2; exit 1");
        assertThatThrownBy(() -> subject.greet())
                .hasMessage("the adapter's process ended with exit code 1 before it greeted; its standard error ends"
                        + " with:\n    Cannot find module x");
    }

    @Test
    void aCrashTakesTheOpenSessionsAndNoLaterOne() throws Exception {
        obeying("""
                subscribe) echo "TypeError: boom" >&2; exit 70;;
                sync) say "{\\"event\\":\\"synced\\",\\"session\\":\\"$s\\",\\"token\\":\\"$t\\"}";;""");
        Heard other = new Heard();
        open(other);
        open(heard).subscribe(operation("op"));
        String sentence = "the adapter's process ended with exit code 70; its standard error ends with:\n"
                + "    TypeError: boom";
        assertThat(heard.next()).isEqualTo(gone(sentence, true));
        assertThat(other.next()).isEqualTo(gone(sentence, true));
        assertThat(subject.health()).isEqualTo(sentence);

        ClientSession later = open(heard);
        later.sync("alive");
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Synced("alive"));
        assertThat(subject.health()).isNull();
        assertThat(subject.restart()).isTrue();
        assertThat(heard.next()).isEqualTo(gone("the kit has ended the adapter", false));
        assertThat(subject.violations()).isEmpty();
    }

    @Test
    void anAdapterThatLeavesByItselfIsNoCrash() throws Exception {
        obeying("subscribe) exit 0;;");
        open(heard).subscribe(operation("op"));
        assertThat(heard.next())
                .isEqualTo(gone("the adapter's process ended with exit code 0, though it received no `exit`", false));
    }

    @Test
    void givesUpAnAdapterThatDoesNotComeBack() throws Exception {
        adapter("[ -e started ] && { echo again >> starts; exit 9; }; touch started; echo '" + GREETING
                + "'; read a; exit 1");
        open(heard);
        assertThat(heard.gone().message()).isEqualTo("the adapter's process ended with exit code 1");
        for (int i = 0; i < 6; i++) {
            open(heard);
            assertThat(heard.next())
                    .isEqualTo(gone("the adapter's process ended with exit code 9 before it greeted", false));
        }
        assertThat(Files.readAllLines(folder.resolve("starts"))).hasSize(3);
    }

    @Test
    void garbageThatNamesNoSessionTakesAll() throws Exception {
        obeying("""
                subscribe) echo 'Debugger listening';;
                sync) say "{\\"event\\":\\"synced\\",\\"session\\":\\"$s\\",\\"token\\":\\"$t\\"}";;""");
        Heard other = new Heard();
        open(other).sync("t");
        assertThat(other.next()).isEqualTo(new ApplicationEvent.Synced("t"));
        ClientSession session = open(heard);
        session.subscribe(operation("op"));
        assertThat(heard.next()).isEqualTo(gone(BROKEN + "a line that is not JSON: Debugger listening", false));
        assertThat(other.next()).isEqualTo(gone(BROKEN + "a line that is not JSON: Debugger listening", false));
        assertThat(subject.health()).isNull();
        assertThat(subject.violations()).containsExactly(BROKEN + "a line that is not JSON: Debugger listening");
        session.subscribe(operation("op2"));
        subject.close();
        assertThat(heard.rest()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"event":"nex","session":"s2"}                                   | the event "nex" is not known
            {"event":"next","session":"s2","operation":"op"}                 | "payload" of the event "next" must be an object and is absent
            {"event":"next","session":"s2","operation":"op","payload":[]}    | "payload" of the event "next" must be an object, not an array
            {"event":"next","session":"s2","operation":"other","payload":{}} | an operation that this session never subscribed to
            {"event":"error","session":"s2","operation":"op"}                | "message" of the event "error" must be a string and is absent
            {"event":"error","session":"s2","operation":"op","message":"m","errors":{}} | "errors" of the event "error" must be an array, not an object
            {"event":"complete","session":"s2"}                              | "operation" of the event "complete" must be a string and is absent
            {"event":"failure","session":"s2","message":"m","code":"1006"}   | "code" of the event "failure" must be a whole number, not a string
            {"event":"failure","session":"s2","message":"m","reason":null}   | "reason" of the event "failure" must be a string, not null
            {"event":"synced","session":"s2","token":"never"}                | a "synced" that no "sync" waits for
            {"event":"closed","session":"s2"}                                | a "closed" that no "close" waits for
            """)
    void aWrongEventTakesTheSessionThatItNames(String line, String why) throws Exception {
        obeying("subscribe) say '" + line + "';;\n"
                + "sync) say \"{\\\"event\\\":\\\"synced\\\",\\\"session\\\":\\\"$s\\\",\\\"token\\\":\\\"$t\\\"}\";;");
        Heard other = new Heard();
        ClientSession innocent = open(other);
        open(heard).subscribe(operation("op"));
        assertThat(heard.next()).isEqualTo(gone(BROKEN + why + ": " + line, false));
        innocent.sync("t");
        assertThat(other.next()).isEqualTo(new ApplicationEvent.Synced("t"));
        assertThat(subject.violations()).containsExactly(BROKEN + why + ": " + line);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"event":"closed","session":"s7"}    | a session that the kit never opened
            {"event":"closed","session":7}       | "session" of the event "closed" must be a string, not a number
            {"event":"ready","version":1,"name":"x"} | a second "ready" event
            """)
    void aWrongEventForNobodyTakesAll(String line, String why) throws Exception {
        obeying("subscribe) say '" + line + "';;");
        Heard other = new Heard();
        open(other);
        open(heard).subscribe(operation("op"));
        assertThat(heard.next()).isEqualTo(gone(BROKEN + why + ": " + line, false));
        assertThat(other.next()).isEqualTo(gone(BROKEN + why + ": " + line, false));
    }

    /** Nobody listens when it comes; it must not be lost for that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"event":"nex","session":"s1"}    | the event "nex" is not known
            {"event":"closed","session":"s7"} | a session that the kit never opened
            Debugger listening                | a line that is not JSON
            """)
    void aWrongLineBehindTheGreetingIsToldToAll(String line, String why) throws Exception {
        adapter("echo '" + GREETING + "'; echo '" + line + "'; cat");
        assertThat(subject.greet().name()).isEqualTo("fake");
        while (subject.health() == null) {
            Thread.onSpinWait();
        }
        assertEndedFor(BROKEN + why + ": " + line);
    }

    /** The kit opens sessions before or after it reads the line: the adapter's own order decides, and not that. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"event":"closed","session":"s7"}        | a session that the kit never opened
            {"event":"ready","version":1,"name":"x"} | a second "ready" event
            Debugger listening                       | a line that is not JSON
            """)
    void aWrongLineBeforeTheFirstAnswerEndsTheAdapterWhenSessionsAreOpen(String line, String why) throws Exception {
        adapter("echo '" + GREETING + "'; read open; read sync; printf '%s\\nmore garbage\\n' '" + line + "'; cat");
        Heard first = new Heard();
        open(first).sync("t");
        assertThat(first.next()).isEqualTo(gone(BROKEN + why + ": " + line, false));
        assertEndedFor(BROKEN + why + ": " + line);
    }

    private void assertEndedFor(String sentence) throws Exception {
        for (int i = 0; i < 3; i++) {
            open(heard);
            assertThat(heard.next()).isEqualTo(gone(sentence, false));
        }
        assertThat(subject.greet().name()).isEqualTo("fake");
        assertThat(subject.violations()).containsExactly(sentence);
    }

    /** One write with the greeting and all that follows it, as from a buffer that is flushed late. */
    @Test
    void greetsAlsoWhenItsEndIsInTheSameRead() throws Exception {
        adapter("printf '%s\\nDebugger listening\\n' '" + GREETING + "'; exit 3");
        assertThat(subject.greet().name()).isEqualTo("fake");
        open(heard);
        assertThat(heard.next()).isEqualTo(gone(BROKEN + "a line that is not JSON: Debugger listening", false));
    }

    @Test
    void answeringTwiceIsAViolation() throws Exception {
        obeying(
                "sync) e=\"{\\\"event\\\":\\\"synced\\\",\\\"session\\\":\\\"$s\\\",\\\"token\\\":\\\"$t\\\"}\"; say \"$e\"; say \"$e\";;");
        open(heard).sync("t");
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Synced("t"));
        assertThat(heard.next())
                .isEqualTo(gone(
                        BROKEN + "a \"synced\" that no \"sync\" waits for:"
                                + " {\"event\":\"synced\",\"session\":\"s1\",\"token\":\"t\"}",
                        false));
    }

    @Test
    void lateEventsOfAnAbandonedSessionHurtNobody() throws Exception {
        obeying("""
                subscribe) late=$s;;
                sync) say "{\\"event\\":\\"complete\\",\\"session\\":\\"$late\\",\\"operation\\":\\"op\\"}"
                      say "{\\"event\\":\\"synced\\",\\"session\\":\\"$s\\",\\"token\\":\\"$t\\"}";;""");
        ClientSession abandoned = open(heard);
        abandoned.subscribe(operation("op"));
        abandoned.abandon();
        Heard other = new Heard();
        open(other).sync("t");
        assertThat(other.next()).isEqualTo(new ApplicationEvent.Synced("t"));
        assertThat(heard.rest()).isEmpty();
        assertThat(subject.violations()).isEmpty();
    }

    @Test
    void aHugeLineIsAViolationAndNoMemory() throws Exception {
        obeying("subscribe) head -c " + (ChildProcess.MAX_LINE + 10) + " /dev/zero | tr '\\0' '['; echo;;");
        open(heard).subscribe(operation("op"));
        assertThat(heard.next())
                .isEqualTo(gone(BROKEN + "a line of more than 16777216 bytes: " + "[".repeat(200), false));
    }

    @Test
    void aFloodEndsTheSession() throws Exception {
        obeying(
                "subscribe) yes \"{\\\"event\\\":\\\"next\\\",\\\"session\\\":\\\"$s\\\",\\\"operation\\\":\\\"op\\\",\\\"payload\\\":{}}\" | head -n 50000;;\n"
                        + "sync) say \"{\\\"event\\\":\\\"synced\\\",\\\"session\\\":\\\"$s\\\",\\\"token\\\":\\\"$t\\\"}\";;");
        open(heard).subscribe(operation("op"));
        Heard other = new Heard();
        open(other).sync("t");
        assertThat(other.next()).isEqualTo(new ApplicationEvent.Synced("t"));
        List<ApplicationEvent> events = heard.rest();
        assertThat(events).hasSize(20_001);
        assertThat(events.get(20_000))
                .isEqualTo(gone("the adapter reported more than 20000 events in one session", false));
    }

    @Test
    void oneThatDoesNotReadBlocksNobody() throws Exception {
        adapter("echo '" + GREETING + "'; exec sleep 1000");
        subject.greet();
        ClientSession session = open(heard);
        String query = "x".repeat(1 << 20);
        for (int i = 0; i < 10; i++) {
            session.subscribe(new OperationRequest("op" + i, query, null, null));
        }
        assertThat(heard.next())
                .isEqualTo(
                        gone("the adapter does not read its standard input: megabytes of commands wait for it", false));
    }

    @Test
    void oneThatIgnoresItsEndIsKilled() throws Exception {
        adapter("trap '' TERM INT HUP; echo $$ > pid; echo '" + GREETING + "'; while :; do sleep 1000; done");
        subject.greet();
        ProcessHandle process = ProcessHandle.of(
                        Long.parseLong(Files.readString(folder.resolve("pid")).strip()))
                .orElseThrow();
        subject.close();
        assertThat(process.isAlive()).isFalse();
    }
}
