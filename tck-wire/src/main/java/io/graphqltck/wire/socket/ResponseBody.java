package io.graphqltck.wire.socket;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.stream.StreamReader;
import io.graphqltck.core.stream.StreamedBodies;
import io.graphqltck.core.stream.StreamedBody;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.http.ContentDecoding;
import io.graphqltck.wire.http.Kept;
import io.graphqltck.wire.http.MalformedHttpException;
import io.graphqltck.wire.http.MessageBody;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a response's body is: its content coding is undone, and what is streamed is told item by item, whichever version of HTTP
 * it came over.
 */
public final class ResponseBody implements MessageBody.Sink, AutoCloseable {

    /** A body whose content coding is not undone as it should be. */
    private static final String CODING = "HTTP-S-11";

    private static final String UNDECLARED =
            "The body of the response is compressed, but the response has no Content-Encoding: "
                    + "expected a field that names the coding, received none.";

    /** What an inflated body may have at most, as a multiple of the largest message. */
    private static final int INFLATION = 8;

    private final HttpHead head;
    private final WireListener out;
    private final @Nullable StreamedBody framing;
    private final @Nullable StreamReader stream;
    private final Kept kept;
    private final @Nullable ContentDecoding decoding;
    private GiveUp giveUp = why -> {};
    private boolean unreadable;
    private boolean ended;
    private int first = -1;
    private boolean begun;

    /**
     * For the body after this head.
     *
     * @param method of the request
     */
    public ResponseBody(HttpHead head, String method, WireLimits limits, WireListener out) {
        this.head = head;
        this.out = out;
        this.kept = new Kept(limits.messageOctets());
        this.framing = StreamedBodies.of(head).orElse(null);
        this.stream = framing == null ? null : framing.reader(head, limits.messageOctets(), out);
        MessageBody.Sink content = stream == null ? kept : stream::octets;
        boolean empty = method.equals("HEAD") || head.status() == 204 || head.status() == 304;
        List<String> codings = empty ? List.of() : ContentDecoding.codings(head);
        this.unreadable = !codings.isEmpty() && !ContentDecoding.isReadable(codings);
        this.decoding = codings.isEmpty() || unreadable
                ? null
                : ContentDecoding.of(codings.get(0), (long) limits.messageOctets() * INFLATION, content);
    }

    /**
     * Reports the head of a streamed response.
     *
     * @param giveUp receives why what comes is more than the kit reads
     * @param unknown receives that it has a coding which the kit does not know, see {@link #onUnknownCoding}
     */
    public void begin(GiveUp giveUp, UnknownCoding unknown) {
        this.giveUp = giveUp;
        if (unreadable) {
            List<String> all = ContentDecoding.codings(head);
            String codings = String.join(", ", all);
            unknown.because(
                    all,
                    "The content coding of the response is \""
                            + (codings.length() <= 80 ? codings : codings.substring(0, 80) + "…")
                            + "\", and the kit reads gzip, deflate or br only.");
        } else if (framing != null) {
            out.on(new WireEvent.Streams(head, framing.terms()));
        }
    }

    /** What a request takes and the kit cannot undo, such as a coding that it does not know or two of them, is the kit's limit. */
    public static UnknownCoding onUnknownCoding(HttpHead request, GiveUp limit, GiveUp wrong) {
        return (codings, reason) -> (ContentDecoding.areAccepted(request, codings) ? limit : wrong).because(reason);
    }

    /** Receives the codings that the kit cannot undo, in the order in which they were applied, and says so in words. */
    @FunctionalInterface
    public interface UnknownCoding {
        void because(List<String> codings, String reason);
    }

    /** Receives why the kit itself goes no further. */
    @FunctionalInterface
    public interface GiveUp {
        void because(String reason);
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        if (unreadable) {
            return;
        }
        ContentDecoding coded = decoding;
        StreamReader streamed = stream;
        if (coded != null) {
            try {
                coded.octets(octets, from, to);
            } catch (MalformedHttpException e) {
                violation(e);
            } catch (KitLimitException e) {
                giveUp(e);
            }
        } else if (isSecretlyCoded(octets, from, to)) {
            unreadable = true;
            out.on(new WireEvent.Violation(CODING, UNDECLARED, true));
        } else if (streamed != null) {
            try {
                streamed.octets(octets, from, to);
            } catch (KitLimitException e) {
                giveUp(e);
            }
        } else {
            kept.octets(octets, from, to);
        }
    }

    /** Whether it begins as what is coded does (RFC 1952 §2.3.1, RFC 1950 §2.2), and neither JSON nor multipart. */
    private boolean isSecretlyCoded(byte[] octets, int from, int to) {
        for (int i = from; i < to && !begun; i++) {
            int octet = octets[i] & 0xFF;
            begun = first >= 0;
            if (begun) {
                return (first == 0x1f && octet == 0x8b)
                        || (first == 0x78 && (octet == 0x01 || octet == 0x9c || octet == 0xda));
            }
            first = octet;
        }
        return false;
    }

    /** The body is at its end. */
    public void end() {
        if (ended || unreadable) {
            return;
        }
        ended = true;
        ContentDecoding coded = decoding;
        if (coded != null) {
            try {
                coded.end();
            } catch (MalformedHttpException e) {
                violation(e);
                return;
            } catch (KitLimitException e) {
                giveUp(e);
                return;
            }
        }
        StreamReader streamed = stream;
        if (streamed != null) {
            streamed.end();
        } else {
            out.on(new WireEvent.Answered(head, kept.octets(), kept.length()));
        }
        close();
    }

    /** The connection was lost before. */
    public void lost() {
        if (!ended && !unreadable && stream != null) {
            stream.lost();
        }
    }

    /** Whether its end was reported. */
    public boolean hasEnded() {
        return ended;
    }

    private void giveUp(KitLimitException limit) {
        unreadable = true;
        close();
        giveUp.because(limit.sentence());
    }

    private void violation(MalformedHttpException problem) {
        unreadable = true;
        close();
        String coding = String.join(", ", ContentDecoding.codings(head));
        String text = "The body of the response is not coded as its Content-Encoding (" + coding + ") says: "
                + problem.getMessage() + ".";
        out.on(new WireEvent.Violation(CODING, text, true));
    }

    @Override
    public void close() {
        if (decoding != null) {
            decoding.close();
        }
    }
}
