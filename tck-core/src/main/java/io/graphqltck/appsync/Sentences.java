package io.graphqltck.appsync;

/**
 * Which sentences bind what is authorised.
 *
 * @param header the header object as a whole: it is there, and JSON
 * @param constants the headers with constant values of an IAM object
 * @param signature what is signed, and for what
 * @param unsigned a signed header that is not there
 */
record Sentences(
        String header,
        String host,
        String apiKey,
        String jwt,
        String lambda,
        String constants,
        String signature,
        String date,
        String session,
        String unsigned) {

    static final Sentences CONNECT = new Sentences(
            "ASY-C-05",
            "ASY-C-10",
            "ASY-C-11",
            "ASY-C-12",
            "ASY-C-13",
            "ASY-C-14",
            "ASY-C-15",
            "ASY-C-16",
            "ASY-C-17",
            "ASY-C-15");

    /** The authorisation of a start follows the rules of the connect; one sentence says so. */
    static final Sentences START = new Sentences(
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30",
            "ASY-C-30");

    static final Sentences HTTPS = new Sentences(
            "ASY-C-53",
            "ASY-C-55",
            "ASY-C-53",
            "ASY-C-54",
            "ASY-C-54",
            "ASY-C-55",
            "ASY-C-55",
            "ASY-C-55",
            "ASY-C-55",
            "ASY-C-57");

    String of(Mode mode) {
        return switch (mode) {
            case API_KEY -> apiKey;
            case JWT -> jwt;
            case LAMBDA -> lambda;
            case IAM -> signature;
        };
    }
}
