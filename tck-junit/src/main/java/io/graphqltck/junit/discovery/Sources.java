package io.graphqltck.junit.discovery;

import io.graphqltck.core.text.Location;
import java.io.File;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Where scenarios stand, in the words of the Platform, so that an editor can go there. */
final class Sources {

    /** What the kit calls its own data files, and where they are on the class path. */
    private static final String OWN = "scenarios/";

    private static final String ROOT = "graphql-tck/";

    private Sources() {}

    static TestSource of(Location at, ClassLoader loader) {
        String resource = ROOT + at.file().substring(at.file().startsWith(OWN) ? OWN.length() : 0);
        boolean own = at.file().startsWith(OWN) && loader.getResource(resource) != null;
        return own
                ? ClasspathResourceSource.from(resource, FilePosition.from(at.line(), at.column()))
                : FileSource.from(new File(at.file()), FilePosition.from(at.line(), at.column()));
    }
}
