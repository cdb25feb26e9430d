package io.graphqltck.junit.discovery;

import io.graphqltck.core.text.Location;
import java.io.File;
import java.net.URI;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;

/** Where scenarios stand, in the words of the Platform, so that an editor can go there. */
public final class Sources {

    /** What the kit calls its own data files, and where they are on the class path. */
    private static final String OWN = "scenarios/";

    private static final String ROOT = "graphql-tck/";

    private Sources() {}

    static TestSource of(Location at, ClassLoader loader) {
        FilePosition position = FilePosition.from(at.line(), at.column());
        return isOwn(at, loader)
                ? ClasspathResourceSource.from(resource(at), position)
                : FileSource.from(new File(at.file()), position);
    }

    /** The same as a URI, as dynamic tests have it. */
    public static URI uri(Location at, ClassLoader loader) {
        boolean own = isOwn(at, loader);
        String position = "?line=" + at.line() + "&column=" + at.column();
        return URI.create((own
                        ? "classpath:/" + resource(at)
                        : new File(at.file()).toURI().toString())
                + position);
    }

    private static boolean isOwn(Location at, ClassLoader loader) {
        return at.file().startsWith(OWN) && loader.getResource(resource(at)) != null;
    }

    /** The name on the class path of a file that comes with the kit; of another one a name that nothing has. */
    static String resource(Location at) {
        return at.file().startsWith(OWN) ? ROOT + at.file().substring(OWN.length()) : at.file();
    }
}
