package io.graphqltck.reports.redact;

import java.io.ByteArrayOutputStream;

/** Takes the payloads out of octets that may be WebSocket frames (RFC 6455 §5.2), as far as they are. */
final class Frames {

    private Frames() {}

    static byte[] payloads(byte[] octets) {
        ByteArrayOutputStream payloads = new ByteArrayOutputStream();
        int at = 0;
        while (at + 2 <= octets.length) {
            boolean masked = (octets[at + 1] & 0x80) != 0;
            int shortLength = octets[at + 1] & 0x7F;
            int lengthOctets = shortLength == 126 ? 2 : shortLength == 127 ? 8 : 0;
            int key = at + 2 + lengthOctets;
            int data = key + (masked ? 4 : 0);
            if (data > octets.length) {
                break;
            }
            long length = lengthOctets == 0 ? shortLength : number(octets, at + 2, lengthOctets);
            int end = length < 0 || length > octets.length - data ? octets.length : data + (int) length;
            for (int i = data; i < end; i++) {
                payloads.write(masked ? octets[i] ^ octets[key + (i - data) % 4] : octets[i]);
            }
            at = end;
        }
        return payloads.toByteArray();
    }

    private static long number(byte[] octets, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = number << 8 | (octets[i] & 0xFF);
        }
        return number;
    }
}
