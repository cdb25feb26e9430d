package io.graphqltck.reports.json;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Opens generators for indented JSON that is safe to look at in a terminal or an editor. */
public final class SafeJson {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().characterEscapes(new UnsafeCharacters()).build();

    private SafeJson() {}

    /** The stream is closed with the generator. */
    public static JsonGenerator open(OutputStream out) {
        return FACTORY.createGenerator(new Indented(), out);
    }

    /** The same line ends on every system. */
    private static final class Indented extends ObjectWriteContext.Base {

        private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            return new DefaultPrettyPrinter()
                    .withObjectIndenter(INDENTER)
                    .withArrayIndenter(INDENTER)
                    .createInstance();
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
