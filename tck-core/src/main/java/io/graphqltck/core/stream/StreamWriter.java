package io.graphqltck.core.stream;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one streamed body, piece by piece. {@code wrong} names what is wrong with a piece on purpose. */
public interface StreamWriter {

    /** An item or a keep-alive with these fields and this content. */
    byte[] item(List<Map.Entry<String, String>> fields, byte[] content, @Nullable Misframing wrong);

    /** What ends the body. */
    byte[] end(@Nullable Misframing wrong);

    /** Notes that a turn has sent these octets of the body as they are. */
    void sent(byte[] octets);
}
