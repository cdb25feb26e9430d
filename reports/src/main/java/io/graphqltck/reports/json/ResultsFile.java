package io.graphqltck.reports.json;

import io.graphqltck.reports.results.PlayedPair;
import io.graphqltck.reports.results.Results;
import io.graphqltck.reports.results.ResultsException;
import io.graphqltck.reports.results.SubjectRun;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * A {@code results.json} that is open for reading. The whole file is checked when it is opened; transcripts and dialogues are
 * read again when they are asked for, so that files of any size fit into memory.
 */
public final class ResultsFile implements Closeable {

    private static final List<String> DOCUMENT =
            List.of("schema", "version", "kit", "started", "tookMs", "complete", "runs");

    private final Path file;
    private final FileChannel channel;
    private final boolean unfinished;
    private final Results results;

    private ResultsFile(Path file, FileChannel channel, boolean unfinished) {
        this.file = file;
        this.channel = channel;
        this.unfinished = unfinished;
        this.results = read();
    }

    /**
     * Opens the file, or the one in this folder; a journal may be named as well.
     *
     * @throws ResultsException with a sentence for the user when it is not there, or is not what the kit writes
     */
    public static ResultsFile open(Path place) {
        Path file = Files.isDirectory(place) ? place.resolve(ResultsJson.FILE) : Journal.resultsFor(place);
        Path journal = Journal.beside(file);
        if (Files.isRegularFile(journal)) {
            return unfinished(file, journal);
        }
        if (!Files.exists(file)) {
            throw new ResultsException(
                    file == place
                            ? place + " does not exist; name a folder that --out wrote, or its " + ResultsJson.FILE
                            : "the folder " + place + " has no " + ResultsJson.FILE
                                    + "; name a folder that --out wrote");
        }
        @Nullable FileChannel channel = null;
        boolean open = false;
        try {
            channel = FileChannel.open(file);
            ResultsFile opened = new ResultsFile(file, channel, false);
            open = true;
            return opened;
        } catch (IOException e) {
            throw new ResultsException(file + " cannot be read: " + e.getClass().getSimpleName());
        } finally {
            if (!open) {
                close(channel);
            }
        }
    }

    /** What a killed run has left, whatever an earlier one had written there. */
    private static ResultsFile unfinished(Path file, Path journal) {
        try {
            Path restored = Files.createTempFile("graphql-tck-", ".json");
            try {
                Journal.restore(journal, restored);
                return new ResultsFile(file, FileChannel.open(restored, StandardOpenOption.DELETE_ON_CLOSE), true);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(restored);
                throw e;
            }
        } catch (IOException e) {
            throw new ResultsException(
                    journal + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** One document of the file's kind that stands elsewhere. */
    static ResultsFile ofDocument(byte[] document, Path origin) throws IOException {
        Path copy = Files.createTempFile("graphql-tck-", ".json");
        try {
            Files.write(copy, document);
            return new ResultsFile(origin, FileChannel.open(copy, StandardOpenOption.DELETE_ON_CLOSE), true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    /** Whether these are the results so far of a run that was killed, from its journal. */
    public boolean isUnfinished() {
        return unfinished;
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // It was only read.
        }
    }

    /** The file itself, where a folder was named. */
    public Path file() {
        return file;
    }

    /** What stands in it; its details can be loaded until this is closed. */
    public Results results() {
        return results;
    }

    @Override
    public void close() {
        close(channel);
    }

    private Results read() {
        boolean known = parse(this::edition);
        if (!known) {
            throw new ResultsException(
                    file + " does not hold results of the kit: its `schema` is not `" + ResultsJson.SCHEMA
                            + "`, or it has no `version`; name a " + ResultsJson.FILE + " that --out wrote");
        }
        return parse(this::document);
    }

    /** Reads the file from its beginning. */
    private <T> T parse(Reading<T> reading) {
        try {
            refuseOtherEncodings();
            channel.position(0);
            try (JsonParser parser = StrictJson.parser(Channels.newInputStream(channel))) {
                JsonIn in = new JsonIn(parser, file.toString());
                try {
                    return reading.of(in);
                } catch (JacksonException e) {
                    if (e.getCause() instanceof IOException cause) {
                        throw cause;
                    }
                    throw notJson(e, parser);
                }
            }
        } catch (IOException e) {
            throw new ResultsException(file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }

    /** The parser would guess another encoding by the first octets, and the places in it are no places in the file. */
    private void refuseOtherEncodings() throws IOException {
        ByteBuffer first = ByteBuffer.allocate(4);
        int count = channel.read(first, 0);
        for (int i = 0; i < count; i++) {
            int octet = first.get(i) & 0xFF;
            if (octet == 0 || octet >= 0xFE) {
                throw new ResultsException(
                        file + ":1:1: this is not UTF-8; name a " + ResultsJson.FILE + " that --out wrote");
            }
        }
    }

    private ResultsException notJson(JacksonException e, JsonParser parser) throws IOException {
        @Nullable TokenStreamLocation told = e.getLocation();
        TokenStreamLocation at = told == null ? parser.currentLocation() : told; // a limit is no place
        boolean atTheEnd = parser.currentLocation().getByteOffset() >= channel.size();
        if (atTheEnd && !parser.streamReadContext().inRoot()) {
            String pointer = parser.streamReadContext().pathAsPointer().toString();
            return new ResultsException(file + ":" + at.getLineNr() + ": the file ends in the middle of "
                    + (pointer.isEmpty() ? "the document" : pointer) + ": it was cut off; copy it again, or run again");
        }
        return new ResultsException(file + ":" + at.getLineNr() + ":" + at.getColumnNr()
                + ": this is not the JSON that the kit writes: " + firstSentence(e) + "; name a " + ResultsJson.FILE
                + " that --out wrote");
    }

    private static String firstSentence(JacksonException e) {
        String message = e.getOriginalMessage();
        String line = message == null ? "" : message.lines().findFirst().orElse("");
        String start = line.length() > 120 ? line.substring(0, 120) + "…" : line;
        return start.replaceAll("\\p{C}", "?");
    }

    /** Finds out first whether this is a file of the kit and of a version that is known: all else follows from that. */
    private boolean edition(JsonIn in) {
        JsonParser parser = in.parser();
        if (parser.nextToken() == null) {
            throw new ResultsException(file + " is empty; name a " + ResultsJson.FILE + " that --out wrote");
        }
        boolean schema = false;
        boolean version = false;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (!(schema && version) && parser.nextToken() != JsonToken.END_OBJECT) {
                @Nullable String name = parser.currentName();
                if (name == null || parser.nextToken() == null) {
                    return false; // the end of what was cut off
                }
                if (name.equals("schema")) {
                    schema = in.parser().currentToken() == JsonToken.VALUE_STRING
                            && parser.getString().equals(ResultsJson.SCHEMA);
                } else if (name.equals("version")) {
                    version = version(in);
                } else {
                    parser.skipChildren();
                }
            }
        }
        return schema && version;
    }

    private static boolean version(JsonIn in) {
        int version = in.integer(0);
        if (version > ResultsJson.VERSION) {
            throw in.wrong("version " + version + " of the results is newer than this kit, which knows "
                    + ResultsJson.VERSION + "; use the kit that wrote them, or a newer one");
        }
        if (version != ResultsJson.VERSION) {
            throw in.wrong("unknown version " + version + " of the results; this kit knows " + ResultsJson.VERSION);
        }
        return true;
    }

    private Results document(JsonIn in) {
        JsonParser parser = in.parser();
        parser.nextToken();
        String kit = "";
        Instant started = Instant.EPOCH;
        Duration took = Duration.ZERO;
        boolean complete = false;
        List<SubjectRun> runs = List.of();
        List<PlayedPair> pairs = List.of();
        JsonIn.Members members = in.members(DOCUMENT, List.of("pairs"));
        for (String name = members.next(); name != null; name = members.next()) {
            switch (name) {
                case "schema", "version" -> parser.skipChildren();
                case "kit" -> kit = kit(in);
                case "started" -> started = in.instant();
                case "tookMs" -> took = in.millis();
                case "complete" -> complete = in.yesOrNo();
                case "pairs" -> pairs = pairs(in);
                default -> runs = runs(in);
            }
        }
        if (parser.nextToken() != null) {
            throw in.wrong("there is text after the results");
        }
        return new Results(kit, started, took, complete, runs, pairs);
    }

    private static String kit(JsonIn in) {
        String version = "";
        JsonIn.Members members = in.members(List.of("version"), List.of());
        while (members.next() != null) {
            version = in.text();
        }
        return version;
    }

    private List<SubjectRun> runs(JsonIn in) {
        Map<SubjectRun.Key, Integer> seen = new HashMap<>();
        RunIn run = new RunIn(in, new Slices(channel, file.toString()));
        return in.items(one -> {
            SubjectRun read = run.run();
            @Nullable Integer before = seen.putIfAbsent(read.key(), seen.size());
            if (before != null) {
                throw in.wrong("a second run of " + read.key() + "; the first is /runs/" + before
                        + ": results hold each subject once");
            }
            return read;
        });
    }

    private List<PlayedPair> pairs(JsonIn in) {
        Map<PlayedPair.Key, Integer> seen = new HashMap<>();
        PairIn pair = new PairIn(in, new Slices(channel, file.toString()));
        return in.items(one -> {
            PlayedPair read = pair.pair();
            @Nullable Integer before = seen.putIfAbsent(read.key(), seen.size());
            if (before != null) {
                throw in.wrong("a second pair of " + read.key() + "; the first is /pairs/" + before
                        + ": results hold each pair once");
            }
            return read;
        });
    }

    /** Reads something from the beginning of the file. */
    private interface Reading<T> {
        T of(JsonIn in);
    }
}
