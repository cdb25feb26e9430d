package io.graphqltck.reports.json;

import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Results as they arrive, in a file next to the one that a run writes at its end. What ends the kit at once, such as
 * {@code kill -9}, leaves it behind. Each entry is a document of its own after its length; the last one may be cut off.
 */
public final class Journal implements Closeable {

    private static final String SUFFIX = ".journal";
    private static final int LENGTH = 10;

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Begins the one of this file of results; one that was there is replaced. */
    public static Journal begin(Path results) throws IOException {
        Path file = beside(results);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.deleteIfExists(file);
        return new Journal(file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    }

    static Path beside(Path results) {
        return results.resolveSibling(results.getFileName() + SUFFIX);
    }

    /** The file of results for which this one stands, where it is a journal that is there; else the file itself. */
    static Path resultsFor(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(SUFFIX) && Files.isRegularFile(file)
                ? file.resolveSibling(name.substring(0, name.length() - SUFFIX.length()))
                : file;
    }

    /** Adds these results; what was added of the same scenario before no longer counts. */
    public void add(Results results) throws IOException {
        ByteArrayOutputStream document = new ByteArrayOutputStream();
        ResultsJson.write(results, document);
        ByteArrayOutputStream entry = new ByteArrayOutputStream();
        entry.writeBytes(
                String.format("%0" + (LENGTH - 1) + "d\n", document.size()).getBytes(StandardCharsets.US_ASCII));
        document.writeTo(entry);
        channel.write(ByteBuffer.wrap(entry.toByteArray()));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** The results are written; the journal is not needed any more. */
    public void finish() throws IOException {
        close();
        Files.deleteIfExists(file);
    }

    /**
     * Makes a file of results, which say that they are not complete, of what a killed run has left.
     *
     * @throws ResultsException when there is nothing to be read
     */
    static void restore(Path journal, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(journal)) {
            ResultsJson.write(read(channel, journal), target);
        }
    }

    private static Results read(FileChannel channel, Path journal) throws IOException {
        Map<SubjectRun.Key, Map<String, Result>> results = new LinkedHashMap<>();
        Map<SubjectRun.Key, SubjectRun> runs = new LinkedHashMap<>();
        String kit = "";
        Instant started = Instant.EPOCH;
        Duration took = Duration.ZERO;
        for (long at = 0; at >= 0; ) {
            int length = length(channel, at);
            if (length < 0 || at + LENGTH + length > channel.size()) {
                break;
            }
            long from = at + LENGTH;
            try (ResultsFile one = document(channel, from, length, journal)) {
                started = runs.isEmpty() ? one.results().started() : started;
                kit = one.results().kitVersion();
                took = one.results().took();
                for (SubjectRun run : one.results().runs()) {
                    runs.putIfAbsent(run.key(), run);
                    for (Result result : run.results()) {
                        results.computeIfAbsent(run.key(), key -> new LinkedHashMap<>())
                                .put(result.id(), result.with(() -> details(channel, from, length, journal, result)));
                    }
                }
            }
            at = from + length;
        }
        if (runs.isEmpty()) {
            throw new ResultsException(
                    journal + " holds no result: the run was killed before the first one; run again");
        }
        List<SubjectRun> all = new ArrayList<>();
        runs.forEach((key, run) -> all.add(new SubjectRun(
                run.subject(),
                run.protocol(),
                run.protocolTitle(),
                run.edition(),
                run.shard(),
                run.started(),
                run.took(),
                false,
                List.copyOf(results.getOrDefault(key, Map.of()).values()))));
        return new Results(kit, started, took, false, all);
    }

    private static io.graphqltck.reports.results.Details details(
            FileChannel channel, long from, int length, Path journal, Result wanted) throws IOException {
        try (ResultsFile one = document(channel, from, length, journal)) {
            for (SubjectRun run : one.results().runs()) {
                for (Result result : run.results()) {
                    if (result.id().equals(wanted.id()) && result.role() == wanted.role()) {
                        return result.details();
                    }
                }
            }
        }
        throw new IOException("the journal has changed");
    }

    private static ResultsFile document(FileChannel channel, long from, int length, Path journal) throws IOException {
        ByteBuffer document = ByteBuffer.allocate(length);
        if (channel.read(document, from) < length) {
            throw new IOException("the journal was cut off");
        }
        return ResultsFile.ofDocument(document.array(), journal);
    }

    /** The length of the entry that begins there, or a negative number where none does. */
    private static int length(FileChannel channel, long at) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(LENGTH);
        if (channel.read(head, at) < LENGTH) {
            return -1;
        }
        String text = new String(head.array(), StandardCharsets.US_ASCII);
        return text.matches("[0-9]{9}\n") ? Integer.parseInt(text.strip()) : -1;
    }
}
