package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.reports.console.ConsoleStyle;
import io.graphqltck.reports.console.ScenarioExplanation;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.command.base.CommandBase;
import io.graphqltck.runner.options.Durations;
import io.graphqltck.runner.output.Style;
import io.graphqltck.runner.serve.Serving;
import io.graphqltck.runner.subject.OwnCertificate;
import io.graphqltck.wire.ListenOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds a scenario's server open for a person. */
@Command(
        name = "serve",
        description =
                "Plays one scenario as the server at a fixed port, again for each client that you connect by hand, and"
                        + " prints the timeline as it goes. Ends with Ctrl-C.")
final class ServeCommand extends CommandBase {

    private static final Duration BY_HAND = Duration.ofMinutes(10);
    private static final Duration IN_A_DEBUGGER = Duration.ofDays(7);
    private static final int MOST_NAMED = 8;

    private final Kit kit;

    @Parameters(paramLabel = "ID", description = "The id of a scenario for clients; see `list --role client`.")
    private String id = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "4700",
            description = "The port on 127.0.0.1 where the client finds it: 4700 by default, 0 for any.")
    private int port;

    @Option(
            names = "--tls",
            description = "Serve over TLS, with the kit's own certificate; with `--http 2` the client chooses by ALPN.")
    private boolean tls;

    @Option(
            names = "--http",
            paramLabel = "VERSION",
            defaultValue = "1.1",
            description = "Which version of HTTP the client uses: `1.1`, or `2` with prior knowledge or by ALPN.")
    private String http = "1.1";

    @Option(
            names = "--attach",
            description =
                    "Wait for a client that is started in a debugger: no deadline ends while it stops at a breakpoint.")
    private boolean attach;

    @Option(
            names = "--once",
            description = "Exit after the first client disconnects, with 1 when it broke the protocol.")
    private boolean once;

    @Option(
            names = "--turn-timeout",
            paramLabel = "TIME",
            description = "How long to wait for one turn of the client, such as `10s`; ten minutes by default.")
    private @Nullable String turnTimeout;

    @Option(names = "--scenarios", split = ",", paramLabel = "FILE", description = "More scenarios, from a file.")
    private final List<Path> files = new ArrayList<>();

    @Option(names = "--show-secrets", description = "Show the values of headers and connection parameters.")
    private boolean showSecrets;

    @Option(names = "--no-color", description = "No colours.")
    private boolean noColor;

    ServeCommand(Kit kit) {
        this.kit = kit;
    }

    @Override
    public Integer call() {
        if (port < 0 || port > 65_535) {
            throw CommandException.badInput("--port must be from 0 to 65535, but is " + port);
        }
        Options options = options();
        Catalog catalog = kit.catalog(files);
        Scenario scenario = scenario(catalog);
        Protocol protocol = catalog.protocol(scenario.protocol());
        ConsoleStyle style = Style.of(
                kit.environment(),
                kit.terminal().interactive() && !noColor,
                kit.terminal().interactive());
        Redaction redaction = (showSecrets ? Redaction.none() : Redaction.masking()).knowing(catalog.protocols());
        kit.terminal().page(new ScenarioExplanation(style).of(protocol, scenario) + "\n");
        Judge judge = new Judge(Rules.load(ServeCommand.class.getClassLoader()), false);
        Serving serving = new Serving(protocol, scenario, judge, style, redaction, kit.program(), kit.terminal()::page);
        ListenOptions listening = ListenOptions.loopback().withPort(port).withHttp2(http2(protocol));
        @Nullable Path certificate = null;
        if (tls) {
            OwnCertificate own = OwnCertificate.generate();
            listening = own.on(listening);
            certificate = own.authority();
        }
        try {
            return serving.serve(listening, certificate, options, once) ? ExitCode.CONFORMANT : ExitCode.NOT_CONFORMANT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    /** The earlier name of the option. */
    @Option(names = "--patience", hidden = true)
    void patience(String time) {
        turnTimeout = time;
    }

    private boolean http2(Protocol protocol) {
        HttpVersion version = HttpVersion.of(http)
                .orElseThrow(() -> CommandException.badInput("--http must be `1.1` or `2`, but is `" + http + "`"));
        if (version == HttpVersion.HTTP_2 && !protocol.transports().contains(Transport.HTTP)) {
            throw CommandException.badInput(
                    "--http 2 is for protocols over HTTP; " + protocol.name() + " uses WebSocket connections");
        }
        return version == HttpVersion.HTTP_2;
    }

    private Options options() {
        if (attach) {
            return Options.DEFAULT.withPatience(IN_A_DEBUGGER).withClosing(IN_A_DEBUGGER);
        }
        return Options.DEFAULT.withPatience(
                turnTimeout == null ? BY_HAND : Durations.parse("--turn-timeout", turnTimeout));
    }

    /** The one scenario that is meant. @throws CommandException where it is none, or several */
    private Scenario scenario(Catalog catalog) {
        Selection selection = Selection.of(catalog, Filters.named(List.of(id)));
        List<Scenario> scenarios = selection.scenarios();
        if (scenarios.size() > 1) {
            String some = scenarios.stream().limit(MOST_NAMED).map(Scenario::id).collect(Collectors.joining(", "));
            throw CommandException.badInput("serve plays one scenario, but `" + id + "` names " + scenarios.size()
                    + ": " + some + (scenarios.size() > MOST_NAMED ? ", …" : ""));
        }
        Scenario scenario = scenarios.get(0);
        if (!scenario.roles().contains(Role.CLIENT)) {
            throw CommandException.badInput("`" + scenario.id()
                    + "` tests servers, and serve needs a scenario that tests clients; see `list --role client`");
        }
        return scenario;
    }
}
