package io.graphqltck.core.stream;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.StreamTerms;
import io.graphqltck.core.wire.WireListener;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One framing of streams: how octets become items, keep-alives and an end, and how these are written, rightly or wrongly. Found by
 * {@link java.util.ServiceLoader}; one class for each framing. Stateless: called on any thread.
 */
public interface StreamedBody {

    /** What it calls its things; {@link StreamTerms#framing} is the name by which {@code protocol.yaml} names it. */
    StreamTerms terms();

    /** Whether the body of a response with this head is framed so. */
    boolean frames(HttpHead response);

    /**
     * Reads the body of a response with this head, for which {@link #frames} holds.
     *
     * @param limit how many octets of an item are kept
     * @param out receives items, keep-alives, the end, and violations of the laws, in the order of the body
     */
    StreamReader reader(HttpHead response, int limit, WireListener out);

    /** Writes the body of a response with these header fields, whether they suit the framing or not. */
    StreamWriter writer(List<Map.Entry<String, String>> fields);

    /** The content of a keep-alive that the kit sends. */
    byte[] keepAlive();

    /** The fields that the kit adds to an item or a keep-alive with this content where a turn names no others. */
    Map<String, String> usualFields(byte[] content);

    /** The fields without which an item is not the same, in lower case; drafts of scenarios name these. */
    default Set<String> tellingFields() {
        return Set.of();
    }

    /** The document that defines the framing, such as {@code RFC 2046}. */
    String document();

    /** The ids of the laws whose violations {@link #reader} reports. */
    List<String> laws();

    /** How its writer can be wrong on purpose. */
    List<Misframing> misframings();

    /** What stands between the last item and the end of the message; empty where nothing does. */
    byte[] endMark();
}
