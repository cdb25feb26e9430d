package io.graphqltck.wire.http;

import io.graphqltck.core.limit.KitLimitException;
import io.graphqltck.core.wire.HttpHead;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Undoes the content coding of a body (RFC 9110 §8.4.1) as its octets come: what can be decoded is handed on at once. Stops for
 * good when more than a limit came out, so that a small body cannot occupy the kit. Not safe for use by several threads.
 */
public sealed interface ContentDecoding extends AutoCloseable permits BrotliContent, InflatedContent {

    /** A coding, and whether it is refused by a weight of zero. */
    Pattern ACCEPTED = Pattern.compile("([^;\\s]+)\\s*(?:;\\s*q=(?:(0(?:\\.0*)?)|[^;]*))?");

    /**
     * The codings that a message with this head has, in lower case, without {@code identity}; and without {@code none}, which is not
     * registered, but which servers send to keep proxies from coding a stream, and which nobody reads as a coding.
     */
    static List<String> codings(HttpHead head) {
        return Handshakes.members(head, "Content-Encoding").stream()
                .map(coding -> coding.toLowerCase(Locale.ROOT))
                .filter(coding -> !coding.isEmpty() && !coding.equals("identity") && !coding.equals("none"))
                .toList();
    }

    /**
     * Whether a request with this head takes these codings (RFC 9110 §12.5.3), one applied after the other: without Accept-Encoding any,
     * else those that it names, or {@code *}.
     */
    static boolean areAccepted(HttpHead request, List<String> codings) {
        if (request.field("Accept-Encoding") == null) {
            return true;
        }
        Map<String, Boolean> accepted = new HashMap<>();
        for (String member : Handshakes.members(request, "Accept-Encoding")) {
            Matcher named = ACCEPTED.matcher(member.toLowerCase(Locale.ROOT));
            if (named.matches()) {
                accepted.put(named.group(1), named.group(2) == null);
            }
        }
        return codings.stream()
                .map(coding -> coding.equals("x-gzip") ? "gzip" : coding)
                .allMatch(coding -> accepted.getOrDefault(coding, accepted.getOrDefault("*", false)));
    }

    /** Whether the kit can undo these. */
    static boolean isReadable(List<String> codings) {
        return codings.size() == 1 && List.of("gzip", "x-gzip", "deflate", "br").contains(codings.get(0));
    }

    /**
     * Undoes one coding.
     *
     * @param coding {@code gzip}, {@code x-gzip}, {@code deflate} or {@code br}
     * @param limit of what comes out, in octets
     */
    static ContentDecoding of(String coding, long limit, MessageBody.Sink out) {
        return coding.equals("br")
                ? new BrotliContent(limit, out)
                : new InflatedContent(!coding.equals("deflate"), limit, out);
    }

    /** A small body that becomes a large one may be coded well: that is the kit's limit, and no mistake of the sender's. */
    static KitLimitException tooMuch(String coding, long limit) {
        return new KitLimitException("the body is coded with " + coding + ", and more than " + limit
                + " bytes come out of it, which the kit does not read");
    }

    /**
     * The next octets of the coded body.
     *
     * @throws KitLimitException if it is more than the kit can decode, which says nothing about the sender
     */
    void octets(byte[] octets, int from, int to) throws MalformedHttpException;

    /**
     * The body is at its end.
     *
     * @throws KitLimitException as {@link #octets}
     */
    void end() throws MalformedHttpException;

    @Override
    void close();
}
