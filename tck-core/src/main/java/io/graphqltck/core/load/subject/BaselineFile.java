package io.graphqltck.core.load.subject;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.text.Location;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and writes the known failures of a subject. */
public final class BaselineFile {

    private static final String KEY = "known-failures";

    private BaselineFile() {}

    /** What somebody knows of the names in a baseline. */
    public interface Names {

        /** What is wrong with the id of a scenario, or null. */
        @Nullable
        String problemOfId(String id);

        /** What is wrong with a requirement that this scenario is said to break, or null. */
        @Nullable
        String problemOfRequirement(String id, String requirement);
    }

    private static final Names ANY = new Names() {
        @Override
        public @Nullable String problemOfId(String id) {
            return null;
        }

        @Override
        public @Nullable String problemOfRequirement(String id, String requirement) {
            return null;
        }
    };

    /** Reads a baseline. @throws LoadException with all that is wrong */
    public static Baseline read(Path file) {
        return read(file, ANY);
    }

    /** Reads a baseline whose names must be known. @throws LoadException with all that is wrong */
    public static Baseline read(Path file, Names names) {
        String display = file.toString();
        return read(display, DataFiles.readFile(file, display), names);
    }

    /** Reads the text of a baseline; {@code display} names it in messages. @throws LoadException with all that is wrong */
    public static Baseline read(String display, String text) {
        return read(display, text, ANY);
    }

    private static Baseline read(String display, String text, Names names) {
        Problems problems = new Problems();
        Fields root = Fields.of(YamlReader.read(display, text), "a baseline", problems);
        List<Baseline.Known> known = new ArrayList<>();
        Map<String, Location> seen = new HashMap<>();
        for (Yaml item : root.requiredItems(KEY)) {
            Fields fields = Fields.of(item, "a known failure", problems);
            Baseline.Known entry = new Baseline.Known(
                    fields.text("id"),
                    fields.text("requirement"),
                    reason(fields),
                    fields.optionalText("link"),
                    expires(fields),
                    fields.flag("intermittent"),
                    fields.flag("silent"));
            fields.refuseOthers();
            @Nullable Location first = seen.putIfAbsent(entry.id(), fields.placeOf("id"));
            if (first != null) {
                fields.problem("id", "`" + entry.id() + "` is there twice, first in line " + first.line());
            }
            check(entry, fields, names);
            known.add(entry);
        }
        root.refuseOthers();
        problems.throwIfAny();
        return new Baseline(known);
    }

    private static void check(Baseline.Known entry, Fields fields, Names names) {
        @Nullable String ofId = fields.has("id") ? names.problemOfId(entry.id()) : null;
        if (ofId != null) {
            fields.problem("id", ofId);
        } else if (fields.has("id") && fields.has("requirement")) {
            @Nullable String ofRequirement = names.problemOfRequirement(entry.id(), entry.requirement());
            if (ofRequirement != null) {
                fields.problem("requirement", ofRequirement);
            }
        }
    }

    private static String reason(Fields fields) {
        String reason = fields.text("reason");
        if (fields.has("reason") && reason.isBlank()) {
            fields.problem("reason", "`reason` is empty; write why it fails");
        }
        return reason;
    }

    private static @Nullable LocalDate expires(Fields fields) {
        @Nullable String text = fields.optionalText("expires");
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fields.problem("expires", "`expires` must be a day such as `2027-01-31`, but is `" + text + "`");
            return null;
        }
    }

    /** The text of a file that {@link #read} reads as this baseline. */
    public static String write(Baseline baseline) {
        StringBuilder text = new StringBuilder(
                "# Known failures. One that passes, or fails for another requirement, is red until this file says so.\n");
        if (baseline.known().isEmpty()) {
            return text.append(KEY).append(": []\n").toString();
        }
        text.append(KEY).append(":\n");
        for (Baseline.Known entry : baseline.known()) {
            text.append("  - id: ").append(entry.id()).append('\n');
            text.append("    requirement: ").append(quoted(entry.requirement())).append('\n');
            text.append("    reason: ").append(quoted(entry.reason())).append('\n');
            if (entry.link() != null) {
                text.append("    link: ").append(quoted(entry.link())).append('\n');
            }
            if (entry.expires() != null) {
                text.append("    expires: ").append(entry.expires()).append('\n');
            }
            if (entry.intermittent()) {
                text.append("    intermittent: true\n");
            }
            if (entry.silent()) {
                text.append("    silent: true\n");
            }
        }
        return text.toString();
    }

    /** Plain where YAML reads the same text back, else in double quotes. */
    private static String quoted(String text) {
        if (text.matches("[A-Za-z][A-Za-z0-9 .,;/()_-]*")
                && !text.matches("(?i)true|false|null|yes|no")
                && !text.endsWith(" ")) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
