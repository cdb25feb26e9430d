package io.graphqltck.client.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.process.ChildCommand;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ClientSession;
import io.graphqltck.core.subject.Opening;
import io.graphqltck.core.subject.OperationRequest;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
final class CommandSubjectTests {

    private static final Opening OPENING = new Opening("p", URI.create("ws://127.0.0.1:1/graphql"), null, null);
    private static final OperationRequest OPERATION = new OperationRequest("op", "{ x }", null, null);

    private final Path folder;
    private final Heard heard = new Heard();

    CommandSubjectTests(@TempDir Path folder) {
        this.folder = folder;
    }

    private ClientSession open(String... argv) {
        return CommandSubject.of(new ChildCommand(List.of(argv), folder, Map.of("MINE", "at {url}")))
                .open(OPENING, heard);
    }

    private ClientSession sh(String script) {
        return open("sh", "-c", script);
    }

    private static ApplicationEvent next(String json) throws Exception {
        return new ApplicationEvent.Next("op", JsonText.read(json));
    }

    @Test
    void linesOfJsonAreResults() throws Exception {
        sh("""
                echo connecting...
                echo '{"data":{"x":1}}'
                echo '{"errors":[]}'
                echo '{"x":2}'
                echo 3
                echo
                echo null""").subscribe(OPERATION);
        assertThat(heard.next()).isEqualTo(next("{\"data\":{\"x\":1}}"));
        assertThat(heard.next()).isEqualTo(next("{\"errors\":[]}"));
        assertThat(heard.next()).isEqualTo(next("{\"data\":{\"x\":2}}"));
        assertThat(heard.next()).isEqualTo(next("{\"data\":3}"));
        assertThat(heard.next()).isEqualTo(next("{\"data\":null}"));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Completed("op"));
    }

    @Test
    void fillsInCredentialsAsAWholeAndMemberByMember() throws Exception {
        String script = "printf '%s\\n' \"$1\" \"\\\"$2\\\"\" \"\\\"$TCK_AUTHORISATION_API_KEY\\\"\"";
        Json.JsonObject credentials =
                Json.with(Json.with(Json.object(), "mode", Json.of("key")), "apiKey", Json.of("k-1"));
        ClientSession session = CommandSubject.of(new ChildCommand(
                        List.of("sh", "-c", script, "sh", "{authorisation}", "{authorisationMode}"), folder, Map.of()))
                .open(new Opening("p", OPENING.url(), null, null, credentials, Map.of()), heard);
        session.subscribe(new OperationRequest("op", "{ x }", Json.object(), null));

        assertThat(heard.next()).isEqualTo(next("{\"data\":{\"mode\":\"key\",\"apiKey\":\"k-1\"}}"));
        assertThat(heard.next()).isEqualTo(next("{\"data\":\"key\"}"));
        assertThat(heard.next()).isEqualTo(next("{\"data\":\"k-1\"}"));
    }

    @Test
    void fillsInTheHeadersOfTheApplication() throws Exception {
        ClientSession session = CommandSubject.of(new ChildCommand(
                        List.of("sh", "-c", "echo \"$1\"; echo \"$TCK_HEADERS\"", "sh", "{headers}"), folder, Map.of()))
                .open(new Opening("p", OPENING.url(), null, null, null, Map.of("X-Me", "a \"b\"")), heard);
        session.subscribe(OPERATION);
        assertThat(heard.next()).isEqualTo(next("{\"data\":{\"X-Me\":\"a \\\"b\\\"\"}}"));
        assertThat(heard.next()).isEqualTo(next("{\"data\":{\"X-Me\":\"a \\\"b\\\"\"}}"));
    }

    @Test
    void fillsHolesOnceAndSetsTheEnvironment() throws Exception {
        String script = """
                for a in "$@" "$TCK_URL" "$TCK_QUERY" "$TCK_VARIABLES" "$TCK_PROTOCOL" "$TCK_PARAMS" \
                    "${TCK_OPERATION_NAME-unset}" "${TCK_CA_FILE-unset}" "$MINE"; do printf '"%s"\\n' "$a"; done""";
        ClientSession session = CommandSubject.of(new ChildCommand(
                        List.of("sh", "-c", script, "sh", "--url={url}", "{query}", "[{operationName}]", "{other}"),
                        folder,
                        Map.of("MINE", "at {url}")))
                .open(new Opening("p", OPENING.url(), Json.of(7), null), heard);
        session.subscribe(new OperationRequest("op", "{url} {variables}", Json.object(), null));
        for (String expected : List.of(
                "--url=ws://127.0.0.1:1/graphql",
                "{url} {variables}",
                "[]",
                "{other}",
                "ws://127.0.0.1:1/graphql",
                "{url} {variables}",
                "{}",
                "p",
                "7",
                "unset",
                "unset",
                "at ws://127.0.0.1:1/graphql")) {
            assertThat(heard.next()).isEqualTo(next("{\"data\":\"" + expected + "\"}"));
        }
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Completed("op"));
    }

    @Test
    void anotherExitCodeIsAnError() throws Exception {
        sh("echo 'trying again'; echo 'connection refused' >&2; exit 2").subscribe(OPERATION);
        assertThat(heard.next())
                .isEqualTo(new ApplicationEvent.Failed(
                        "op", "connection refused\n(printed, but no JSON: trying again)", null));
        sh("exit 2").subscribe(OPERATION);
        assertThat(heard.next())
                .isEqualTo(new ApplicationEvent.Failed("op", "the command ended with exit code 2", null));
    }

    @Test
    void anOperationThatDoesNotFitIntoACommandWasNotTried() throws Exception {
        open("true", "{query}").subscribe(new OperationRequest("op", "x".repeat(4_000_000), null, null));
        assertThat(heard.next())
                .isEqualTo(new ApplicationEvent.Gone(
                        "the operation does not fit into the arguments and environment of a command on this system",
                        ApplicationEvent.Gone.Cause.CANNOT_BE_ASKED));
    }

    @Test
    void oneThatCannotBeStartedIsGone() throws Exception {
        ClientSession session = open("no-such-command", "{query}");
        session.subscribe(OPERATION);
        assertThat(heard.next())
                .isEqualTo(new ApplicationEvent.Gone(
                        "the command: \"no-such-command\" cannot be started: no such program is on the PATH; install it,"
                                + " or give its whole path",
                        false));
        session.sync("t");
        session.close();
    }

    @Test
    void unsubscribingIsControlC() throws Exception {
        ClientSession session =
                sh("trap 'echo \"{\\\"data\\\":2}\"; exit 130' INT; echo '{\"data\":1}'; sleep 1000 & wait");
        session.subscribe(OPERATION);
        assertThat(heard.next()).isEqualTo(next("{\"data\":1}"));
        session.unsubscribe("op");
        assertThat(heard.next()).isEqualTo(next("{\"data\":2}"));
        session.sync("t");
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Synced("t"));
        session.close();
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Closed());
    }

    @Test
    void operationsRunSideBySide() throws Exception {
        ClientSession session = sh("case $TCK_QUERY in wait) sleep 1000;; *) echo 1;; esac");
        session.subscribe(new OperationRequest("slow", "wait", null, null));
        session.subscribe(OPERATION);
        assertThat(heard.next()).isEqualTo(next("{\"data\":1}"));
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Completed("op"));
        session.close();
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Closed());
    }

    @Test
    void oneThatIgnoresItsEndIsKilledWithItsChildren() throws Exception {
        ClientSession session = sh("trap '' TERM INT; sleep 1000 & echo $!; while :; do sleep 1000; done");
        session.subscribe(OPERATION);
        ApplicationEvent.Next first = (ApplicationEvent.Next) heard.next();
        long pid = Long.parseLong(JsonText.write(first.payload()).replaceAll("\\D", ""));
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        session.close();
        assertThat(heard.next()).isEqualTo(new ApplicationEvent.Closed());
        child.onExit().get();
    }

    @Test
    void anAbandonedOneIsKilledQuietly() throws Exception {
        ClientSession session = sh("echo $$; exec sleep 1000");
        session.subscribe(OPERATION);
        ApplicationEvent.Next first = (ApplicationEvent.Next) heard.next();
        long pid = Long.parseLong(JsonText.write(first.payload()).replaceAll("\\D", ""));
        ProcessHandle child = ProcessHandle.of(pid).orElseThrow();
        session.abandon();
        child.onExit().get();
        assertThat(heard.rest()).isEmpty();
    }

    @Test
    void aFloodIsCutOff() throws Exception {
        sh("yes '{\"data\":1}'").subscribe(OPERATION);
        ApplicationEvent last = heard.next();
        while (last instanceof ApplicationEvent.Next) {
            last = heard.next();
        }
        assertThat(last)
                .isEqualTo(new ApplicationEvent.Gone("the command printed 20000 results for one operation", false));
    }
}
