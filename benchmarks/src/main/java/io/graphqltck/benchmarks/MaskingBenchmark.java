package io.graphqltck.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.transcript.Moment;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.reports.redact.Redaction;
import io.graphqltck.reports.redact.Redactor;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Masks long messages in a JVM that has done nothing else, and compares that with reading their JSON. */
@Command(
        name = "MaskingBenchmark",
        mixinStandardHelpOptions = true,
        description = "Masks 3,000 messages of 100 KB and prints the processor time of the whole process.")
public final class MaskingBenchmark implements Callable<Integer> {

    private static final String SECRET = "s3cr3t-K9x7Qz-of-the-user";
    private static final int BYTES = 100_000;

    @Option(
            names = "--messages",
            defaultValue = "3000",
            description = "How many messages; ${DEFAULT-VALUE} if not given.")
    private int messages;

    @Option(
            names = "--in-each",
            defaultValue = "50",
            description = "How many messages one result has; ${DEFAULT-VALUE} if not given.")
    private int inEach;

    @Option(
            names = "--text",
            defaultValue = "RESULTS",
            description = "What they are made of: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
    private Text text = Text.RESULTS;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new MaskingBenchmark()).execute(arguments));
    }

    @Override
    public Integer call() throws JsonSyntaxException {
        List<Moment> moments = new ArrayList<>();
        moments.add(
                moment(0, Direction.SENT, "{\"type\":\"connection_init\",\"payload\":{\"token\":\"a-b/c+d.e1f2\"}}"));
        for (int number = 1; number <= inEach; number++) {
            moments.add(moment(number, Direction.RECEIVED, text.message(number)));
        }
        Redaction redaction = Redaction.masking(List.of(SECRET));
        int results = Math.max(1, messages / inEach);
        long began = processorNanos();
        long shown = 0;
        for (int result = 0; result < results; result++) {
            Redactor redactor = redaction.of(moments);
            for (Moment moment : moments) {
                shown += length(redactor.moment(moment));
            }
        }
        double masking = (processorNanos() - began) / 1e9;
        began = processorNanos();
        long read = 0;
        for (int result = 0; result < results; result++) {
            for (Moment moment : moments) {
                read += moment.what() instanceof Happening.OnWire onWire
                                && onWire.event() instanceof WireEvent.Message message
                                && read(message) instanceof Json.JsonObject
                        ? message.length()
                        : 0;
            }
        }
        double reading = (processorNanos() - began) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d messages of %d KB (%s) in %d results: masked in %.2f s of processor time, to %.1f MB;"
                        + " their JSON read in %.2f s (%.1f MB); ratio %.2f%n",
                results * inEach,
                BYTES / 1000,
                text,
                results,
                masking,
                shown / 1e6,
                reading,
                read / 1e6,
                masking / reading);
        return 0;
    }

    private static Json read(WireEvent.Message message) throws JsonSyntaxException {
        return JsonText.read(new String(message.octets(), StandardCharsets.UTF_8));
    }

    private static long length(Moment moment) {
        return moment.what() instanceof Happening.OnWire onWire && onWire.event() instanceof WireEvent.Message message
                ? message.octets().length
                : 0;
    }

    private static Moment moment(int number, Direction direction, String text) throws JsonSyntaxException {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        WireEvent event = new WireEvent.Message(false, octets, octets.length, 1, false);
        return new Moment(
                number, Duration.ofMillis(number), new Happening.OnWire(1, direction, event, JsonText.read(text)));
    }

    /** With what the compiler and the collector take. */
    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** What fills the messages. */
    private enum Text {
        /** Many small objects, as servers send lists. */
        RESULTS(
                "{\"id\":\"u-%d\",\"name\":\"Ada Example\",\"email\":\"a@example.org\",\"age\":36,\"tags\":[\"x\",\"y\"]},"),

        /** Sentences in one string, with line breaks. */
        PROSE("The quick brown fox no. %d jumps over the lazy dog, and then it says: hello?\\n"),

        /** JSON in a string of JSON. */
        NESTED("{\\\"id\\\":%d,\\\"url\\\":\\\"http:\\/\\/example.org\\/a?b=c&d=e\\\"},"),

        /** Characters that begin secrets. */
        HOSTILE("eyJ-token=a %d ");

        private final String piece;

        Text(String piece) {
            this.piece = piece;
        }

        String message(int seed) {
            StringBuilder pieces = new StringBuilder(BYTES);
            for (int i = seed; pieces.length() < BYTES - 60; i++) {
                pieces.append(String.format(Locale.ROOT, piece, i));
            }
            String filled = this == RESULTS ? "[" + pieces + "{}]" : "\"" + pieces + "\"";
            return "{\"id\":\"op-1\",\"type\":\"next\",\"payload\":{\"data\":{\"value\":" + filled + "}}}";
        }
    }
}
