package io.graphqltck.appsync;

import java.util.List;

/**
 * The credentials that a client presents for one act, and where they were found.
 *
 * @param place in words
 * @param method and {@code target}: what an IAM signature is for
 * @param body over which an IAM signature is made
 * @param others other targets that a client may have signed by mistake, so that the objection can name the one
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not shared; nobody compares these
record CredentialContext(
        String place,
        Headers headers,
        Sentences sentences,
        String method,
        String target,
        byte[] body,
        List<String> others) {}
