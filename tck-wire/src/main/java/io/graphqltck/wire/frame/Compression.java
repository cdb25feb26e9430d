package io.graphqltck.wire.frame;

/** How one side compresses its messages (RFC 7692). */
public enum Compression {
    NONE,
    /** Each message stands for itself. */
    EACH_MESSAGE,
    /** A message may refer to what stood in earlier ones (context takeover, RFC 7692 §7.1.1). */
    WITH_CONTEXT
}
