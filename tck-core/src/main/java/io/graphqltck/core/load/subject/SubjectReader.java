package io.graphqltck.core.load.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.load.turn.OperationsReader;
import io.graphqltck.core.load.turn.PatternReader;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads {@code subject.yaml}. */
public final class SubjectReader {

    private static final String BASELINE = "baseline.yaml";
    private static final char NUL = '\0';

    private final Path file;
    private final Fields root;
    private final Problems problems;

    private SubjectReader(Path file, Fields root, Problems problems) {
        this.file = file;
        this.root = root;
        this.problems = problems;
    }

    /** Reads the description. @throws LoadException with all that is wrong */
    public static SubjectDescription read(Path file) {
        String display = file.toString();
        Problems problems = new Problems();
        Yaml yaml = YamlReader.read(display, DataFiles.readFile(file, display));
        SubjectDescription subject =
                new SubjectReader(file, Fields.of(yaml, "a subject", problems), problems).subject();
        problems.throwIfAny();
        return subject;
    }

    private SubjectDescription subject() {
        root.required("role");
        String word = root.word("role", Set.of("client", "server"), "");
        Role role = word.equals("client") ? Role.CLIENT : Role.SERVER;
        SubjectDescription subject = new SubjectDescription(
                folder(),
                new SubjectDescription.Identity(
                        name(),
                        root.text("title"),
                        root.text("version", ""),
                        role,
                        root.text("homepage", ""),
                        protocols()),
                install(),
                new SubjectDescription.Access(
                        start(),
                        root.optionalText("url"),
                        argv(root, "adapter"),
                        argv(root, "command"),
                        environment(root)),
                new SubjectDescription.Offer(
                        root.flag("control-schema"),
                        new LinkedHashSet<>(root.texts("capabilities")),
                        parameters(),
                        OperationsReader.read(root.map("operations"), problems)),
                new SubjectDescription.Terms(jobs(), root.flag("alone"), authorisation(), http(), root.flag("tls")),
                baseline(),
                root.flag("demo"),
                root.placeOf("name"));
        root.refuseOthers();
        if (!word.isEmpty()) {
            // Without a role nobody knows what else is missing, or too much.
            checkReach(subject);
        }
        return subject;
    }

    private Path folder() {
        @Nullable Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath() : parent;
    }

    private String name() {
        String name = root.text("name");
        if (!name.isEmpty() && !name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            root.problem("name", "a name has lower-case letters, digits and `-`, but this one is `" + name + "`");
        }
        return name;
    }

    private List<String> protocols() {
        root.required("protocols");
        List<String> protocols = root.texts("protocols");
        if (root.has("protocols") && protocols.isEmpty()) {
            root.problem("protocols", "`protocols` must name at least one protocol");
        }
        return protocols;
    }

    private SubjectDescription.@Nullable Install install() {
        @Nullable Yaml value = root.optional("install");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, "an installation", problems);
        List<List<String>> commands = fields.requiredItems("commands").stream()
                .map(item -> argv(fields, item, "a command of `commands`"))
                .toList();
        List<String> from = fields.texts("from");
        fields.refuseOthers();
        return new SubjectDescription.Install(from, commands);
    }

    private SubjectDescription.@Nullable Start start() {
        @Nullable Yaml value = root.optional("start");
        if (value == null) {
            return null;
        }
        Fields fields = Fields.of(value, "how to start the server", problems);
        fields.required("command");
        SubjectDescription.Start start =
                new SubjectDescription.Start(argv(fields, "command"), environment(fields), ready(fields));
        fields.refuseOthers();
        return start;
    }

    private static @Nullable String ready(Fields fields) {
        @Nullable String text = fields.optionalText("ready");
        try {
            if (text != null && Pattern.compile(text).matcher("").groupCount() < 1) {
                fields.problem("ready", "`ready` needs a group for the port, as in `listening on (\\d+)`");
            }
        } catch (PatternSyntaxException e) {
            fields.problem("ready", "`ready` is no regular expression: " + e.getDescription());
        }
        return text;
    }

    private List<String> argv(Fields fields, String name) {
        @Nullable Yaml value = fields.optional(name);
        return value == null ? List.of() : argv(fields, value, "`" + name + "`");
    }

    /** No shell splits a line for us, so a text in place of a list is a mistake that must be reported. */
    private List<String> argv(Fields fields, Yaml value, String what) {
        if (!(value instanceof Yaml.Sequence sequence)) {
            problems.add(
                    value.at(),
                    what + " must be a list of arguments such as `[node, server.js]`, but is " + value.describe());
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            problems.add(value.at(), what + " is an empty list; it begins with the program");
        }
        return sequence.items().stream().map(item -> word(fields, item, what)).toList();
    }

    private String word(Fields fields, Yaml item, String what) {
        String word = fields.text(item, what);
        refuseNul(item, what, word);
        return word;
    }

    private Map<String, String> environment(Fields fields) {
        Map<String, String> environment = new LinkedHashMap<>();
        fields.map("environment").forEach((name, value) -> {
            if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf(NUL) >= 0) {
                problems.add(
                        value.at(), "a variable's name is not empty and has no `=`, but this one is `" + name + "`");
            }
            environment.put(name, word(fields, value, "`" + name + "`"));
        });
        return environment;
    }

    /** No system can pass it on: there it is the end of a text. */
    private void refuseNul(Yaml value, String what, String text) {
        if (text.indexOf(NUL) >= 0) {
            problems.add(value.at(), what + " must not have the character NUL (`\\0`)");
        }
    }

    private Map<String, Duration> parameters() {
        Map<String, Duration> parameters = new LinkedHashMap<>();
        @Nullable Yaml value = root.optional("parameters");
        if (value != null) {
            Fields fields = Fields.of(value, "the parameters", problems);
            fields.names().forEach(name -> parameters.put(name, fields.duration(name, Duration.ZERO)));
        }
        return parameters;
    }

    /** A mode, a map with a mode, or a list of these; what they may say is the business of each protocol. */
    private List<Json> authorisation() {
        @Nullable Yaml value = root.optional("authorisation");
        if (value == null) {
            return List.of();
        }
        List<Yaml> items = value instanceof Yaml.Sequence sequence ? sequence.items() : List.of(value);
        if (items.isEmpty()) {
            root.problem("authorisation", "`authorisation` is an empty list");
        }
        return items.stream().map(PatternReader::plainJson).toList();
    }

    private @Nullable HttpVersion http() {
        @Nullable String word = root.optionalText("http");
        Optional<HttpVersion> version = word == null ? Optional.empty() : HttpVersion.of(word);
        if (word != null && version.isEmpty()) {
            root.problem("http", "`http` must be `1.1` or `2`, but is `" + word + "`");
        }
        return version.orElse(null);
    }

    private @Nullable Integer jobs() {
        @Nullable String text = root.optionalText("jobs");
        if (text == null) {
            return null;
        }
        if (!text.matches("[1-9]\\d{0,3}")) {
            root.problem("jobs", "`jobs` must be a number from 1, but is `" + text + "`");
            return null;
        }
        return Integer.valueOf(text);
    }

    private @Nullable Path baseline() {
        @Nullable String name = root.optionalText("baseline");
        Path path = folder().resolve(name == null ? BASELINE : name);
        if (Files.isRegularFile(path)) {
            return path;
        }
        if (name != null) {
            root.problem("baseline", "there is no file `" + name + "` in this file's folder");
        }
        return null;
    }

    /** There must be one way to reach the subject, and none that its role does not have. */
    private void checkReach(SubjectDescription subject) {
        if (subject.role() == Role.SERVER) {
            if (subject.url() == null) {
                problems.add(
                        root.at(),
                        "`url` is missing; a server needs it, with `{port}` if its readiness line reports the port");
            } else if (!subject.url().matches("(wss?|https?)://.+")) {
                root.problem(
                        "url",
                        "`url` must begin with `ws://`, `wss://`, `http://` or `https://`, but is `" + subject.url()
                                + "`");
            } else if (subject.url().contains("{port}") && subject.start() == null) {
                root.problem(
                        "url",
                        "`{port}` needs a `start` command that prints its port; add `start`, or write the port into `url`");
            }
            refuse("a server", "adapter", "command", "environment", "tls");
        } else {
            if (subject.adapter().isEmpty() == subject.command().isEmpty()) {
                problems.add(
                        root.at(), "a client needs either an `adapter` or a `command`, see docs/adapter-protocol.md");
            }
            refuse("a client", "start", "url", "control-schema", "operations");
        }
    }

    private void refuse(String who, String... names) {
        for (String name : names) {
            if (root.has(name)) {
                root.problem(name, who + " has no `" + name + "`");
            }
        }
    }
}
