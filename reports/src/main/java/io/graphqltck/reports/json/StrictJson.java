package io.graphqltck.reports.json;

import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** Opens parsers for JSON that somebody else may have written: within bounds, no member twice. */
final class StrictJson {

    private static final int DEEPEST = 300;
    private static final int LONGEST_TEXT = 1 << 20;

    /** Written again, one of a subject's numbers may be a little longer than it came. */
    private static final int LONGEST_NUMBER = 2000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .build();

    private StrictJson() {}

    static JsonParser parser(InputStream in) {
        return FACTORY.createParser(ObjectReadContext.empty(), in);
    }

    static JsonParser parser(byte[] octets) {
        return FACTORY.createParser(ObjectReadContext.empty(), octets);
    }
}
