package io.graphqltck.core.load.turn;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.text.Location;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads octets that a scenario spells out: as a text, as lines, as hexadecimal digits, or by their number. */
final class OctetsReader {

    /** Octets of a body that the kit makes when it sends them. */
    private static final long MOST_BODY = 1L << 27;

    private final SizedData sized;
    private final Problems problems;

    OctetsReader(SizedData sized, Problems problems) {
        this.sized = sized;
        this.problems = problems;
    }

    byte[] read(Yaml value) {
        if (value instanceof Yaml.Sequence) {
            return lines(value).getBytes(StandardCharsets.UTF_8);
        }
        if (value instanceof Yaml.Mapping) {
            Fields fields = Fields.of(value, "octets", problems);
            byte[] data = data(fields);
            fields.refuseOthers();
            return data;
        }
        return text(value).getBytes(StandardCharsets.UTF_8);
    }

    /** Lines with CR LF between them. */
    private String lines(Yaml value) {
        if (value instanceof Yaml.Sequence sequence) {
            return sequence.items().stream().map(this::text).collect(Collectors.joining("\r\n"));
        }
        problems.add(value.at(), "expected a list of lines, but found " + value.describe());
        return "";
    }

    /** What {@code text}, {@code message}, {@code hex}, {@code size} or {@code lines} say; nothing where none of them is there. */
    byte[] data(Fields fields) {
        @Nullable String text = fields.optionalText("text");
        @Nullable String hex = fields.optionalText("hex");
        @Nullable String size = fields.optionalText("size");
        @Nullable Yaml lines = fields.optional("lines");
        @Nullable Yaml message = fields.optional("message");
        if (Arrays.asList(text, hex, size, lines, message).stream()
                        .filter(Objects::nonNull)
                        .count()
                > 1) {
            problems.add(fields.at(), "only one of `text`, `message`, `lines`, `hex` and `size` gives the data");
        }
        if (message != null) {
            return message(message, fields);
        }
        if (hex != null) {
            return hex(hex, fields.placeOf("hex"));
        }
        if (lines != null) {
            return MessageOctets.octets(lines(lines), fields);
        }
        if (size != null) {
            return sized.of(size, fields.placeOf("size"));
        }
        return text == null ? new byte[0] : MessageOctets.octets(text, fields);
    }

    byte[] message(Yaml message, Fields fields) {
        return new MessageOctets(problems).read(message, fields);
    }

    byte[] hex(String text, Location at) {
        try {
            return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            problems.add(at, "expected hexadecimal bytes such as `81 02 7b 7d`, but found `" + text + "`");
            return new byte[0];
        }
    }

    Act body(Yaml value) {
        if (!(value instanceof Yaml.Mapping)) {
            return new Act.SendsBody(read(value), 1);
        }
        Fields fields = Fields.of(value, "octets", problems);
        String times = fields.text("times", "1");
        byte[] octets = data(fields);
        fields.refuseOthers();
        if (!times.matches("[1-9]\\d{0,8}") || (long) octets.length * Integer.parseInt(times) > MOST_BODY) {
            fields.problem(
                    "times",
                    "`times` must be a number from 1, by which the bytes become " + MOST_BODY + " at most, but is `"
                            + times + "`");
            times = "1";
        }
        return new Act.SendsBody(octets, Integer.parseInt(times));
    }

    String text(Yaml value) {
        if (value instanceof Yaml.Scalar scalar) {
            return scalar.text();
        }
        problems.add(value.at(), "expected a text, but found " + value.describe());
        return "";
    }
}
