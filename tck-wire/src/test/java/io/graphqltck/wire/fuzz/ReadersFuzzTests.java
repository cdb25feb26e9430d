package io.graphqltck.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.graphqltck.core.http.MediaType;
import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.stream.eventstream.EventStream;
import io.graphqltck.core.stream.multipart.Multipart;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.http.ContentDecoding;
import io.graphqltck.wire.http.HeadReader;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.MessageBody;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * What comes from a subject's wire is read byte by byte, whatever it is: no reader fails but by telling, none keeps more than it
 * may, and none comes to another end when the same octets come in other pieces. `mvn verify` plays the inputs that are kept in the
 * resources; docs/decisions/0009 says how to look for more.
 */
@Execution(ExecutionMode.SAME_THREAD) // one fuzzer at a time
final class ReadersFuzzTests {

    private static final int LIMIT = 64;

    private static final String GIVEN_UP = "given up: ";

    private static final HttpHead PARTS =
            new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry("Content-Type", "multipart/mixed;boundary=-")));

    private static final HttpHead EVENTS =
            new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry("Content-Type", "text/event-stream")));

    /** Reads octets that come in pieces, and says in words what it made of them. */
    private interface Reading {
        String of(byte[] octets, int piece);
    }

    /** All at once, byte by byte, and in sevens: one account. */
    private static void same(Reading reading, byte[] octets) {
        String whole = reading.of(octets, Math.max(1, octets.length));
        for (int piece : new int[] {1, 7}) {
            String other = reading.of(octets, piece);
            if (!whole.equals(other)) {
                throw new AssertionError("in pieces of " + piece + ": " + other + "\nat once: " + whole);
            }
        }
    }

    @FuzzTest(maxDuration = "2m")
    void multipart(byte[] octets) {
        same(ReadersFuzzTests::multipart, octets);
    }

    @FuzzTest(maxDuration = "2m")
    void eventStream(byte[] octets) {
        same(ReadersFuzzTests::eventStream, octets);
    }

    private static String multipart(byte[] octets, int piece) {
        return streamed(new Multipart(), PARTS, octets, piece);
    }

    private static String eventStream(byte[] octets, int piece) {
        return streamed(new EventStream(), EVENTS, octets, piece);
    }

    private static String streamed(StreamedBody framing, HttpHead head, byte[] octets, int piece) {
        List<String> told = new ArrayList<>();
        StreamReader reader = framing.reader(head, LIMIT, event -> told.add(words(event)));
        try {
            for (int from = 0; from < octets.length; from += piece) {
                reader.octets(octets, from, Math.min(octets.length, from + piece));
            }
            reader.end();
        } catch (KitLimitException e) {
            told.add(e.sentence());
        }
        return String.join("\n", told);
    }

    private static String words(WireEvent event) {
        if (event instanceof WireEvent.Item part) {
            if (part.body().length > LIMIT) {
                throw new AssertionError("kept " + part.body().length + " octets");
            }
            return part.fields() + " " + Arrays.toString(part.body()) + " " + part.length();
        }
        if (event instanceof WireEvent.KeepAlive alive) {
            return alive.fields() + " " + Arrays.toString(alive.body());
        }
        return event.toString();
    }

    @FuzzTest(maxDuration = "2m")
    void mediaType(byte[] octets) {
        @Nullable MediaType type = MediaType.parse(new String(octets, StandardCharsets.UTF_8));
        if (type != null && (type.type().isEmpty() || type.subtype().isEmpty())) {
            throw new AssertionError("neither is empty: " + type);
        }
    }

    @FuzzTest(maxDuration = "2m")
    void chunks(byte[] octets) {
        same(ReadersFuzzTests::chunks, octets);
    }

    private static String chunks(byte[] octets, int piece) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HttpHead head = new HttpHead("HTTP/1.1 200 OK", List.of(Map.entry("Transfer-Encoding", "chunked")));
        int next = 0;
        try {
            MessageBody body =
                    MessageBody.ofResponse(head, "POST", (slice, from, to) -> out.write(slice, from, to - from));
            while (next < octets.length && !body.isDone()) {
                next = body.feed(octets, next, Math.min(octets.length, next + piece));
            }
            return out.size() + " octets, " + (body.isDone() ? "then " + next : "and more");
        } catch (MalformedHttpException e) {
            return out.size() + " octets, " + e.getMessage();
        }
    }

    @FuzzTest(maxDuration = "2m")
    void head(byte[] octets) {
        same((all, piece) -> head(all, piece, true), octets);
        same((all, piece) -> head(all, piece, false), octets);
    }

    private static String head(byte[] octets, int piece, boolean request) {
        HeadReader reader = new HeadReader(request, LIMIT);
        try {
            for (int next = 0; next < octets.length; ) {
                next = reader.feed(octets, next, Math.min(octets.length, next + piece));
                @Nullable HttpHead head = reader.head();
                if (head != null) {
                    return next + " " + head + " " + head.status();
                }
            }
            return "and more";
        } catch (MalformedHttpException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A beginning of a body that is coded with br may seem to be larger than the whole: what the kit gives up it gives no account of. */
    @FuzzTest(maxDuration = "2m")
    void coded(byte[] octets) {
        for (String coding : List.of("gzip", "deflate")) {
            same((all, piece) -> coded(all, piece, coding), octets);
        }
        List<String> accounts = Stream.of(Math.max(1, octets.length), 1, 7)
                .map(piece -> coded(octets, piece, "br"))
                .filter(account -> !account.startsWith(GIVEN_UP))
                .distinct()
                .toList();
        if (accounts.size() > 1) {
            throw new AssertionError(String.join("\n", accounts));
        }
    }

    private static String coded(byte[] octets, int piece, String coding) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String end = "complete";
        try (ContentDecoding decoding =
                ContentDecoding.of(coding, LIMIT * 64L, (slice, from, to) -> out.write(slice, from, to - from))) {
            for (int from = 0; from < octets.length; from += piece) {
                decoding.octets(octets, from, Math.min(octets.length, from + piece));
            }
            decoding.end();
        } catch (MalformedHttpException e) {
            end = String.valueOf(e.getMessage());
        } catch (KitLimitException e) {
            end = GIVEN_UP + e.sentence();
        }
        if (out.size() > LIMIT * 64) {
            throw new AssertionError("let " + out.size() + " octets pass");
        }
        return end;
    }
}
