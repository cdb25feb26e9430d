package io.graphqltck.client.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.process.ChildCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For every protocol a right adapter is passed, and wrong ones are caught for what they do. */
@Execution(ExecutionMode.CONCURRENT) // most of it is waiting
final class WrongAdaptersTests {

    /** What a wrong adapter does not say is waited for as often as it is asked for. */
    private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(4);

    /** On a machine that stalls, a JVM needs longer than that to say its first word: what counts is what is found with this. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What an adapter for AppSync must say, whose protocol has more than subscriptions. */
    private static final List<String> APPSYNC = List.of("subscriptions", "authorisation.api-key");

    private static final Set<String> KNOWN =
            Set.of("unsubscribe", "queries", "partial-results", "subscriptions", "authorisation.api-key");

    private static final String BUILDS = "it builds on what";
    private static final String UNDECLARED = "WRONG   it declares what it has just done: subscriptions";
    private static final Catalog CATALOG = Catalog.shipped();

    private static AdapterCheckReport check(String protocol, List<String> words, Duration patience)
            throws InterruptedException {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SampleAdapter.class.getName()));
        argv.addAll(words);
        argv.add(protocol.equals("graphql-over-http") ? "single-results" : "partial-results");
        if (protocol.equals("appsync") && !words.contains("undeclared")) {
            argv.addAll(APPSYNC);
        }
        try (CheckedDialogues dialogues = new CheckedDialogues(CATALOG.protocol(protocol), KNOWN)) {
            return new AdapterCheck(
                            new ChildCommand(argv, Path.of("."), Map.of()), dialogues, Duration.ofSeconds(30), patience)
                    .run();
        }
    }

    /** The first report that is such, of a check that waits little and one that waits long; the last one where none is. */
    private static AdapterCheckReport check(String protocol, String flaw, Predicate<AdapterCheckReport> such)
            throws InterruptedException {
        AdapterCheckReport soon = check(protocol, List.of(flaw), LITTLE_PATIENCE);
        return such.test(soon) ? soon : check(protocol, List.of(flaw), PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "graphql-transport-ws",
        "graphql-ws",
        "appsync",
        "graphql-sse",
        "multipart-subscription",
        "graphql-over-http"
    })
    void nothingIsWrongWithARightAdapter(String protocol) throws Exception {
        AdapterCheckReport report = check(protocol, List.of(), PATIENCE);

        assertThat(report.ok()).as(report.text()).isTrue();
        assertThat(report.text()).contains("ok      it reports what its library reports: ");
    }

    @Test
    void oneThatDoesNotDeclareSubscriptionsIsNotPassedUnchecked() throws Exception {
        AdapterCheckReport report =
                check("appsync", "undeclared", found -> found.text().contains(UNDECLARED));

        assertThat(report.ok()).isFalse();
        assertThat(report.text()).contains(UNDECLARED, "add \"subscriptions\" to the capabilities");
    }

    /** Its scenarios end as blocked before they come to what they are about, as they do where a machine stalls. */
    @Test
    void oneWhoseScenariosAreBlockedIsNotPassed() throws Exception {
        AdapterCheckReport report =
                check("graphql-sse", "connects-by-name", found -> found.text().contains(BUILDS));

        assertThat(report.ok()).as(report.text()).isFalse();
        assertThat(report.items().stream().filter(item -> item.problem().contains(BUILDS)))
                .as(report.text())
                .isNotEmpty()
                .allSatisfy(item -> {
                    assertThat(item.ok()).isFalse();
                    assertThat(item.name()).startsWith("it reports what its library reports: ");
                    assertThat(item.remedy()).isNotEmpty();
                });
        assertThat(report.text()).doesNotContain("ok      it reports what its library reports: ");
    }

    /** Each names a check that must fail, and the beginning of what is said of it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            graphql-transport-ws   | keeps-errors   | it reports what its library reports: gtws.errors.told           | Client ends the operation on an error message
            graphql-transport-ws   | drops-errors   | it can do what it declares: partial-results                     | expected the application sees: next of op
            graphql-transport-ws   | no-variables   | it unsubscribes                                                 | expected {"type":"subscribe","id":$running
            graphql-ws             | drops-results  | it delivers the results of a subscription, in order, and its completion | expected the application sees: next of op with data {"countdown":2}
            graphql-ws             | keeps-errors   | it reports what its library reports: lgws.errors.told           | Client
            graphql-ws             | drops-errors   | it can do what it declares: partial-results                     | expected the application sees: next of op
            graphql-ws             | no-variables   | it unsubscribes                                                 | expected {"type":"start","id":$running
            graphql-ws             | no-unsubscribe | it unsubscribes                                                 | expected
            appsync                | drops-results  | it delivers the result of its first operation                   | expected the application sees: next of running
            appsync                | keeps-errors   | it reports what its library reports: asy.errors.reason-told     | Client reports why a subscription was refused
            appsync                | drops-errors   | it can do what it declares: partial-results                     | expected the application sees: next of running
            appsync                | no-unsubscribe | it unsubscribes                                                 | expected
            graphql-sse            | drops-results  | it delivers the results of a subscription, in order, and its completion | expected the application sees: next of op with data {"countdown":2}
            graphql-sse            | keeps-errors   | it reports what its library reports: sse.errors.malformed       | Client reports an event whose data is
            graphql-sse            | drops-errors   | it can do what it declares: partial-results                     | expected the application sees: next of op
            graphql-sse            | no-variables   | it unsubscribes                                                 | expected request POST /graphql with body <request for ticks>
            graphql-sse            | no-unsubscribe | it unsubscribes                                                 | expected
            multipart-subscription | drops-results  | it delivers the results of a subscription, in order, and its completion | expected the application sees: next of op with data {"countdown":2}
            multipart-subscription | keeps-errors   | it reports what its library reports: mps.messages.fatal         | Client reports a transport error
            multipart-subscription | drops-errors   | it can do what it declares: partial-results                     | expected the application sees: next of op
            multipart-subscription | no-variables   | it unsubscribes                                                 | expected request POST /graphql with body <request for ticks>
            multipart-subscription | no-unsubscribe | it unsubscribes                                                 | expected
            graphql-over-http      | drops-results  | it delivers the result of its first operation                   | expected the application sees: next of op
            graphql-over-http      | keeps-errors   | it reports what its library reports: goh.response.dropped       | Client
            graphql-over-http      | drops-errors   | it reports what its library reports: goh.response.errors        | Client
            graphql-over-http      | no-variables   | it reports what its library reports: goh.post.variables         | Variables with any characters arrive unchanged
            """)
    void aWrongOneIsCaughtForWhatItDoes(String protocol, String flaw, String name, String problem) throws Exception {
        AdapterCheckReport report =
                check(protocol, flaw, found -> wrong(found).anyMatch(item -> isSuch(item, name, problem)));

        assertThat(report.ok()).isFalse();
        assertThat(wrong(report)).as(report.text()).anySatisfy(item -> {
            assertThat(item.name()).startsWith(name);
            assertThat(item.problem()).startsWith(problem);
            assertThat(item.remedy()).isNotEmpty();
        });
        if (name.startsWith("it reports what its library reports: ")) {
            assertThat(wrong(report))
                    .as(report.text())
                    .allMatch(item -> item.name().startsWith("it reports what its library reports: "));
        }
    }

    private static Stream<AdapterCheckReport.Item> wrong(AdapterCheckReport report) {
        return report.items().stream().filter(item -> !item.ok());
    }

    private static boolean isSuch(AdapterCheckReport.Item item, String name, String problem) {
        return item.name().startsWith(name) && item.problem().startsWith(problem);
    }
}
