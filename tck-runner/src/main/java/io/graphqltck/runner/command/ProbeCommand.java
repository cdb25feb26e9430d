package io.graphqltck.runner.command;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.reports.ShellWords;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.text.SafeText;
import io.graphqltck.reports.text.Width;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.ExitCode;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.DeclarationOptions;
import io.graphqltck.runner.options.HeaderFields;
import io.graphqltck.runner.output.Table;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.subject.Opened;
import io.graphqltck.runner.subject.OwnSubscription;
import io.graphqltck.runner.subject.ServerUrl;
import io.graphqltck.runner.subject.SubjectOpener;
import io.graphqltck.runner.subject.Trigger;
import io.graphqltck.runner.subject.Undescribed;
import io.graphqltck.runner.trial.Acquaintance;
import io.graphqltck.wire.Reactor;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Finds out what a server speaks and can do, and judges it by operations of its own. */
@Command(
        name = "probe",
        description =
                "Finds out which protocols the server at a URL speaks and what it can do, and prints the commands that"
                        + " test it. With --subscription it judges the server by its user's own operation.")
final class ProbeCommand extends JudgingCommand {

    private static final int MOST_SHOWN = 300;

    @Parameters(
            index = "0",
            paramLabel = "URL",
            description = "Where the server is, such as http://127.0.0.1:4000/graphql.")
    private String url = "";

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header field for every connection; its value is not shown. Repeatable.")
    private final List<String> headers = new ArrayList<>();

    @Option(names = "--insecure", description = "Accept any certificate of the server.")
    private boolean insecure;

    @Option(
            names = "--subscription",
            paramLabel = "'subscription { … }'",
            description =
                    "A subscription of the server's own, which stands in for the kit's. It continues until it is stopped,"
                            + " or completes after two results.")
    private @Nullable String subscription;

    @Option(
            names = "--trigger",
            paramLabel = "'mutation { … }'",
            description =
                    "With --subscription: a mutation that makes it deliver a result; it is sent by POST, several times a"
                            + " second.")
    private @Nullable String trigger;

    @Mixin
    private DeclarationOptions declared = new DeclarationOptions();

    ProbeCommand(Kit kit) {
        super(kit);
    }

    @Override
    public Integer call() throws Exception {
        URI at = ServerUrl.of(url);
        if (trigger != null && subscription == null) {
            throw CommandException.badInput("--trigger needs --subscription; add it, or drop --trigger");
        }
        List<Map.Entry<String, String>> fields = HeaderFields.of(headers);
        ConnectionOptions connection = new ConnectionOptions(fields, insecure, false, declared.probes());
        try (Reactor reactor = new Reactor();
                Opened server = new SubjectOpener(reactor, connection, Optional.empty(), kit().terminal()::note)
                        .open(described(List.of()))) {
            Map<Protocol, String> spoken = spoken(server);
            print(spoken);
            if (spoken.isEmpty()) {
                return ExitCode.NOT_CONFORMANT;
            }
            if (subscription == null) {
                return ExitCode.CONFORMANT;
            }
            return judged(server, List.copyOf(spoken.keySet()), connection, at);
        }
    }

    private SubjectDescription described(List<String> protocols) {
        return Undescribed.server(kit().folder(), protocols, url, null, false, declared);
    }

    /** The protocols that the server speaks, and what it can do in each. */
    private Map<Protocol, String> spoken(Opened server) throws InterruptedException {
        Catalog catalog = selecting().catalog(kit());
        List<String> named = selecting().filters().protocols();
        Map<Protocol, String> spoken = new LinkedHashMap<>();
        for (Protocol protocol : catalog.protocols()) {
            if (named.isEmpty() || named.contains(protocol.name())) {
                Acquaintance acquaintance = new Acquaintance(protocol, server, Options.DEFAULT);
                if (!Acquaintance.isPossible(protocol)) {
                    kit().terminal().note(protocol.name() + ": not tried, it needs credentials, see test-server");
                    continue;
                }
                Optional<String> why = acquaintance.whyNotSpoken();
                if (why.isEmpty()) {
                    spoken.put(protocol, Acquaintance.words(acquaintance.probed()));
                } else {
                    kit().terminal()
                            .note(protocol.name() + ": no answer in it" + credentials(protocol) + ": "
                                    + shown(why.get()));
                }
            }
        }
        return spoken;
    }

    /** What a server says is not the kit's, and may be long. */
    private String shown(String why) {
        List<String> secrets = new ArrayList<>(declared.secrets());
        HeaderFields.of(headers).forEach(field -> secrets.add(field.getValue()));
        return Width.cut(SafeText.of(Redaction.masking(secrets).general().text(why), true), MOST_SHOWN, "…");
    }

    /** What the kit says of itself where the protocol has credentials, and the user gave none. */
    private String credentials(Protocol protocol) {
        return protocol.authorisation() == null || !declared.authorisation().isEmpty()
                ? ""
                : " with the kit's own test credentials; name yours with --authorisation";
    }

    private void print(Map<Protocol, String> spoken) {
        var out = kit().terminal().out();
        if (spoken.isEmpty()) {
            out.println("No protocol was found at " + ServerUrl.masked(url)
                    + ". Is the path right? Does it need a --header?");
            return;
        }
        Table table = new Table();
        spoken.forEach((protocol, words) -> table.row(protocol.name(), words));
        table.print(out, "");
        out.println();
        out.println("To test it:");
        spoken.keySet()
                .forEach(protocol -> out.println("  " + kit().program() + " test-server --protocol " + protocol.name()
                        + " --url " + ShellWords.quoted(ServerUrl.masked(url))
                        + (headers.isEmpty() ? "" : " --header …")
                        + (protocol.authorisation() == null
                                        || declared.authorisation().isEmpty()
                                ? ""
                                : " --authorisation …")
                        + (insecure ? " --insecure" : "")));
        out.flush();
    }

    private int judged(Opened server, List<Protocol> protocols, ConnectionOptions connection, URI at) throws Exception {
        String query = String.valueOf(subscription);
        List<Acquaintance> spoken = protocols.stream()
                .map(protocol -> new Acquaintance(protocol, server, Options.DEFAULT))
                .toList();
        // Where the kit makes the events itself, nobody else may.
        boolean byItself = spoken.stream()
                .allMatch(one -> one.takes(Operation.Kind.MUTATION).isEmpty());
        @Nullable
        Trigger events = trigger == null || !byItself ? null : Trigger.at(http(at), trigger, connection.headers());
        try {
            if (events != null) {
                events.once().ifPresent(problem -> {
                    throw CommandException.badInput("--trigger: the server executes it not, but sends " + problem);
                });
                events.keepGoing();
            }
            Map<String, Operation> own = own(spoken, query);
            List<String> names = protocols.stream().map(Protocol::name).toList();
            List<String> secrets = new ArrayList<>(declared.secrets());
            connection.headers().forEach(field -> secrets.add(field.getValue()));
            return judge(described(names).mapping(own), connection, secrets);
        } finally {
            if (events != null) {
                events.close();
            }
        }
    }

    /** The user's operations under the names of the kit's that they can stand in for. */
    private Map<String, Operation> own(List<Acquaintance> spoken, String query) throws InterruptedException {
        String why = "";
        for (Acquaintance acquaintance : spoken) {
            if (acquaintance.shows(Probe.COMPLETES, OwnSubscription.ofTwo(query))) {
                return OwnSubscription.ofTwo(query);
            }
            Set<String> mutations = acquaintance.takes(Operation.Kind.MUTATION);
            if (!mutations.isEmpty() && trigger == null) {
                why = "a mutation must make its events; add --trigger";
                continue;
            }
            Map<String, Operation> own =
                    new HashMap<>(OwnSubscription.endless(acquaintance.takes(Operation.Kind.SUBSCRIPTION), query));
            if (trigger != null) {
                own.putAll(OwnSubscription.trigger(mutations, trigger));
            }
            Optional<String> problem = acquaintance.whyNotEndless(own);
            if (problem.isEmpty()) {
                return own;
            }
            why = problem.get();
        }
        throw CommandException.badInput(
                "--subscription: it neither completes after two results nor continues for three seconds with 100 ms or more between"
                        + " two of them: " + why + "; name one that does"
                        + (trigger == null ? ", or with --trigger a mutation that makes it deliver" : ""));
    }

    private static URI http(URI url) {
        return URI.create(url.toString().replaceFirst("^ws", "http"));
    }
}
