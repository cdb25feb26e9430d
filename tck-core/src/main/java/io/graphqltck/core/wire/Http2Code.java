package io.graphqltck.core.wire;

/** The error codes of HTTP/2 (RFC 9113 §7), which RST_STREAM and GOAWAY carry. */
public enum Http2Code {
    NO_ERROR(0x0),
    PROTOCOL_ERROR(0x1),
    INTERNAL_ERROR(0x2),
    FLOW_CONTROL_ERROR(0x3),
    SETTINGS_TIMEOUT(0x4),
    STREAM_CLOSED(0x5),
    FRAME_SIZE_ERROR(0x6),
    REFUSED_STREAM(0x7),
    CANCEL(0x8),
    COMPRESSION_ERROR(0x9),
    CONNECT_ERROR(0xa),
    ENHANCE_YOUR_CALM(0xb),
    INADEQUATE_SECURITY(0xc),
    HTTP_1_1_REQUIRED(0xd);

    private final int number;

    Http2Code(int number) {
        this.number = number;
    }

    /** As it stands in the frame. */
    public int number() {
        return number;
    }
}
