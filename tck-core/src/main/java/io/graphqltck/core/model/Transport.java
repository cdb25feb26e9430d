package io.graphqltck.core.model;

import java.util.Locale;

/** What carries a protocol. */
public enum Transport {
    WEBSOCKET,
    HTTP;

    /** As written in {@code protocol.yaml}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
