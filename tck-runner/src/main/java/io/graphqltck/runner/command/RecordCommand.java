package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.reports.RepeatCommand;
import io.graphqltck.reports.Report;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.FailureStory;
import io.graphqltck.reports.file.AtomicFile;
import io.graphqltck.reports.file.Writable;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsOf;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.Program;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.Durations;
import io.graphqltck.runner.options.ReportOptions;
import io.graphqltck.runner.output.Ending;
import io.graphqltck.runner.output.ReportFiles;
import io.graphqltck.runner.output.Style;
import io.graphqltck.runner.record.Recording;
import io.graphqltck.runner.subject.OwnCertificate;
import io.graphqltck.runner.subject.RelayedServer;
import io.graphqltck.runner.subject.ServerUrl;
import io.graphqltck.runner.trial.Interruption;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.relay.Upstream;
import io.graphqltck.wire.tls.TlsTrust;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stands between any client and any server. */
@Command(
        name = "record",
        description =
                "Relays between a client and a server without changing anything, prints what they send, and judges both by the"
                        + " protocol's rules. Ends with Ctrl-C.")
final class RecordCommand extends CommandBase {

    private static final int MOST_STORIES = 10;
    private static final int MOST_CONNECTIONS = 10_000;

    private final Kit kit;

    @Option(names = "--protocol", required = true, paramLabel = "NAME", description = "What they speak.")
    private String protocol = "";

    @Option(
            names = "--listen",
            paramLabel = "PORT",
            defaultValue = "4711",
            description = "The port on 127.0.0.1 to which the client connects: 4711 by default, 0 for any.")
    private int port;

    @Option(
            names = "--upstream",
            required = true,
            paramLabel = "URL",
            description = "Where the server is: ws://, wss://, http:// or https://.")
    private String upstream = "";

    @Option(
            names = "--upstream-upgrades",
            paramLabel = "URL",
            description =
                    "Where the server takes WebSocket connections, if that is another host than --upstream. Without it the host is"
                            + " derived from --upstream where the protocol says how.")
    private @Nullable String upstreamUpgrades;

    @Option(
            names = "--tls",
            description = "Listen over TLS, with the kit's certificate; the client may choose HTTP/2 by ALPN.")
    private boolean tls;

    @Option(names = "--insecure", description = "Accept any certificate of the server.")
    private boolean insecure;

    @Option(names = "--once", description = "End when the first connection has ended.")
    private boolean once;

    @Option(names = "--for", paramLabel = "TIME", description = "End after this time at the latest, such as `60s`.")
    private @Nullable String limit;

    @Option(
            names = "--draft",
            paramLabel = "FILE",
            description = "Write a draft of scenarios for servers into this file.")
    private @Nullable Path draft;

    @Option(names = "--show-secrets", description = "Show the values of headers and connection parameters.")
    private boolean showSecrets;

    @Option(names = "--no-color", description = "No colours.")
    private boolean noColor;

    @Mixin
    private ReportOptions reports = new ReportOptions();

    RecordCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() throws Exception {
        if (port < 0 || port > 65_535) {
            throw CommandException.badInput("--listen must be from 0 to 65535, but is " + port);
        }
        @Nullable Duration atMost = limit == null ? null : Durations.parse("--for", limit);
        URI server = ServerUrl.of(upstream);
        @Nullable URI upgrades = upstreamUpgrades == null ? null : ServerUrl.of(upstreamUpgrades);
        checkDraft();
        Catalog catalog = kit.catalog(List.of());
        Protocol spoken = spoken(catalog);
        ReportFiles files = new ReportFiles(reports, kit.terminal());
        ConsoleStyle style = Style.of(
                kit.environment(),
                kit.terminal().interactive() && !noColor,
                kit.terminal().interactive());
        Redaction redaction = (showSecrets ? Redaction.none() : Redaction.masking()).knowing(catalog.protocols());
        RepeatCommand repeat = (run, result) -> kit.program() + " record --protocol " + spoken.name() + " --upstream "
                + server + (upgrades == null ? "" : " --upstream-upgrades " + upgrades)
                + (tls ? " --tls" : "") + (insecure ? " --insecure" : "");
        ListenOptions listening = ListenOptions.loopback().withPort(port).withMaxConnections(MOST_CONNECTIONS);
        @Nullable Path authority = null;
        if (tls) {
            OwnCertificate certificate = OwnCertificate.generate();
            listening = certificate.on(listening).withHttp2(true);
            authority = certificate.authority();
        }
        TlsTrust trust = insecure ? new TlsTrust.Everything() : new TlsTrust.Platform();
        Upstream relayed = RelayedServer.recorded(spoken, server, upgrades);
        Instant began = Instant.now();
        try (Recording recording = new Recording(
                spoken,
                Rules.load(RecordCommand.class.getClassLoader()),
                listening,
                relayed,
                trust,
                style,
                redaction,
                kit.terminal()::page)) {
            kit.terminal()
                    .note("connect the client to 127.0.0.1:" + recording.port() + ", in place of "
                            + ServerUrl.masked(relayed.requests().toString())
                            + (relayed.upgrades().equals(relayed.requests())
                                    ? ""
                                    : " and, for WebSocket, of "
                                            + ServerUrl.masked(
                                                    relayed.upgrades().toString()))
                            + (authority == null ? "" : ", over TLS with the certificate " + authority)
                            + "; Ctrl-C ends the recording");
            IntSupplier finish = () -> finish(recording, files, redaction, repeat, style, began);
            return files.guard(() -> record(recording, finish, atMost));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    /** Waits for the end, and finishes: here, or after Ctrl-C. */
    private int record(Recording recording, IntSupplier finish, @Nullable Duration atMost) throws InterruptedException {
        Runnable behindCtrlC = () -> {
            int ignored = finish.getAsInt(); // the signal has an exit code of its own
        };
        try (Interruption interruption = new Interruption(behindCtrlC)) {
            recording.await(once, atMost);
            return interruption.interrupted() ? ExitCode.INTERRUPTED : finish.getAsInt();
        }
    }

    /** Writes what was asked for, and tells what was wrong. */
    private int finish(
            Recording recording,
            ReportFiles files,
            Redaction redaction,
            RepeatCommand repeat,
            ConsoleStyle style,
            Instant began) {
        List<RunResult> runs = recording.results();
        Results results = new ResultsOf(redaction, repeat).report(Report.of(Program.version(), began, runs));
        FailureStory story = new FailureStory(style, redaction, repeat);
        PrintWriter out = kit.terminal().out();
        runs.stream()
                .flatMap(run -> run.results().stream()
                        .filter(result -> !result.findings().isEmpty())
                        .map(result -> story.of(run, result)))
                .limit(MOST_STORIES)
                .forEach(text -> kit.terminal().page("\n" + text));
        long exchanges = runs.get(0).results().size();
        out.println("\nrecorded: " + exchanges
                + (exchanges == 1 ? " connection or exchange" : " connections and exchanges"));
        out.flush();
        try {
            files.write(results).ifPresent(file -> kit.terminal().note("results: " + file));
            if (draft != null) {
                byte[] text = recording.draft().getBytes(StandardCharsets.UTF_8);
                AtomicFile.write(draft, to -> to.write(text));
                kit.terminal().note("draft: " + draft);
            }
        } catch (IOException e) {
            throw CommandException.badInput(draft + " cannot be written: " + e.getMessage());
        }
        return Ending.exitCode(results, reports.failOn(), Set.of(), kit.terminal());
    }

    private Protocol spoken(Catalog catalog) {
        try {
            return catalog.protocol(protocol);
        } catch (IllegalArgumentException e) {
            throw CommandException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private void checkDraft() {
        if (draft == null) {
            return;
        }
        if (Files.isDirectory(draft)) {
            throw CommandException.badInput("--draft " + draft + " is a folder, name a file");
        }
        Optional.ofNullable(draft.toAbsolutePath().getParent())
                .flatMap(Writable::problem)
                .ifPresent(problem -> {
                    throw CommandException.badInput("--draft: " + problem);
                });
    }
}
