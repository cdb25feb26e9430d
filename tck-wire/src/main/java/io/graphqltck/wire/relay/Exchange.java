package io.graphqltck.wire.relay;

import io.graphqltck.core.wire.HttpHead;

/** A request that waits for its response. {@code upgrade}: it asks for a WebSocket. */
record Exchange(int wire, HttpHead request, boolean upgrade) {}
