package io.graphqltck.appsync;

import java.util.List;

/**
 * What a client presents for one act, taken out of wherever it stood.
 *
 * @param place in words
 * @param method and {@code target}: what an IAM signature is for
 * @param body over which an IAM signature is made
 * @param others targets that a mistaken client may have signed instead, to tell it which
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared; nobody compares these
record Presented(
        String place,
        Headers headers,
        Sentences sentences,
        String method,
        String target,
        byte[] body,
        List<String> others) {}
