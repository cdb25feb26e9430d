package io.graphqltck.reports.json;

import io.graphqltck.core.transcript.Circumstances;
import io.graphqltck.reports.results.Details;
import io.graphqltck.reports.results.Result.DetailsSource;
import io.graphqltck.reports.results.ResultsException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/** Where in an open file the large parts of results stand, so that they are read again only when they are shown. */
final class Slices {

    /** A part of the file, in octets. */
    record Slice(long from, int length) {}

    static final Slice NONE = new Slice(0, 0);

    /** Far more than the kit writes for one scenario. */
    private static final int LONGEST = 64 << 20;

    private final FileChannel channel;
    private final String file;

    Slices(FileChannel channel, String file) {
        this.channel = channel;
        this.file = file;
    }

    /** The place of the array that begins here, after it has been read and found right. */
    <T> Slice around(JsonIn in, Function<JsonIn, List<T>> read) {
        JsonParser parser = in.parser();
        long from = parser.currentTokenLocation().getByteOffset();
        boolean empty = read.apply(in).isEmpty();
        long length = parser.currentLocation().getByteOffset() - from;
        if (length > LONGEST) {
            throw in.wrong("larger than " + (LONGEST >> 20) + " MiB: the kit did not write this");
        }
        return empty ? NONE : new Slice(from, (int) length);
    }

    DetailsSource details(Slice dialogue, Slice transcript, int momentsLeftOut, @Nullable Circumstances play) {
        return () -> new Details(
                load(dialogue, DetailsIn::dialogue), load(transcript, DetailsIn::transcript), momentsLeftOut, play);
    }

    private <T> List<T> load(Slice slice, Function<JsonIn, List<T>> read) throws IOException {
        if (slice.length() == 0) {
            return List.of();
        }
        ByteBuffer octets = ByteBuffer.allocate(slice.length());
        while (octets.hasRemaining()) {
            if (channel.read(octets, slice.from() + octets.position()) < 0) {
                throw changed();
            }
        }
        try (JsonParser parser = StrictJson.parser(octets.array())) {
            parser.nextToken();
            return read.apply(new JsonIn(parser, file));
        } catch (JacksonException | ResultsException e) {
            throw changed();
        }
    }

    private IOException changed() {
        return new IOException(file + " was changed while it was read");
    }
}
