package io.graphqltck.runner.command;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.DeclarationOptions;
import io.graphqltck.runner.options.HeaderFields;
import io.graphqltck.runner.subject.ConnectionOptions;
import io.graphqltck.runner.subject.Protocols;
import io.graphqltck.runner.subject.ServerUrl;
import io.graphqltck.runner.subject.Undescribed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges a server by its URL. */
@Command(
        name = "test-server",
        description = "Judges a server: one that runs already, or one that the command of --start or after -- starts.")
final class TestServerCommand extends JudgingCommand {

    @Option(
            names = "--url",
            required = true,
            paramLabel = "URL",
            description = "Where the server is, such as ws://127.0.0.1:4000/graphql; `{port}` where its line"
                    + " `listening on <port>` reports the port.")
    private String url = "";

    @Option(
            names = "--start",
            arity = "1..*",
            paramLabel = "CMD",
            description = "Starts the server with this command; put a command with options after -- instead.")
    private final List<String> start = new ArrayList<>();

    @Parameters(arity = "0..*", paramLabel = "CMD", description = "The command that starts the server, after `--`.")
    private final List<String> command = new ArrayList<>();

    @Option(
            names = "--header",
            paramLabel = "'NAME: VALUE'",
            description = "A header field for every connection; its value is not shown. Repeatable.")
    private final List<String> headers = new ArrayList<>();

    @Option(names = "--insecure", description = "Accept any certificate of a wss server.")
    private boolean insecure;

    @Option(
            names = "--control-schema",
            description = "The server offers the kit's control schema, see the docs; without this the kit finds out.")
    private boolean controlSchema;

    @Mixin
    private DeclarationOptions declared = new DeclarationOptions();

    TestServerCommand(Kit kit) {
        super(kit);
    }

    @Override
    public Integer call() throws Exception {
        SubjectDescription subject = Undescribed.server(
                kit().folder(), Protocols.named(kit(), selecting()), checkedUrl(), start(), controlSchema, declared);
        if (!controlSchema && !declared.probes()) {
            kit().terminal()
                    .note("assumed: the server does not offer the control schema, so that only what needs"
                            + " `{ __typename }` can be tested; say --control-schema if it does");
        }
        if (declared.capabilities().isEmpty() && !declared.probes()) {
            kit().terminal().note("assumed: no capabilities; what needs one is not applicable without --capability");
        }
        List<Map.Entry<String, String>> fields = HeaderFields.of(headers);
        List<String> secrets = new ArrayList<>(declared.secrets());
        fields.forEach(field -> secrets.add(field.getValue()));
        return judge(subject, new ConnectionOptions(fields, insecure, false, declared.probes()), secrets);
    }

    private String checkedUrl() {
        if (url.contains("{port}")) {
            if (start.isEmpty() && command.isEmpty()) {
                throw CommandException.badInput(
                        "`{port}` in --url needs a command that prints its port; name one with --start");
            }
            ServerUrl.of(url.replace("{port}", "1"));
        } else {
            ServerUrl.of(url);
        }
        return url;
    }

    private SubjectDescription.@Nullable Start start() {
        if (!start.isEmpty() && !command.isEmpty()) {
            throw CommandException.badInput("name the command either with --start or after --, not both");
        }
        List<String> argv = start.isEmpty() ? command : start;
        return argv.isEmpty() ? null : new SubjectDescription.Start(argv, Map.of(), null);
    }
}
