package io.graphqltck.junit.surefire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Names the containers of tests so that Surefire counts the tests below them.
 *
 * <p>Surefire 3.5.3 collects results in buckets. A test whose source is neither a method nor a class goes into the bucket named
 * after the display name of its parent, but only the bucket named after the class is ever read: all other tests are lost, and the
 * build is green. Under that version the parent of a test is therefore displayed with the name of the class, which nobody sees
 * there. Everywhere else it keeps its own name.
 *
 * @see <a href="https://github.com/apache/maven-surefire/issues/834">apache/maven-surefire#834</a>
 */
public final class Buckets {

    static final String VERSION_FILE =
            "META-INF/maven/org.apache.maven.surefire/surefire-junit-platform/pom.properties";
    private static final String LOSES_TESTS = "3.5.3";

    private Buckets() {}

    /** The display name of a container, the direct parent of tests of this class. */
    public static String displayName(String name, Class<?> testClass) {
        return displayName(name, testClass, Thread.currentThread().getContextClassLoader());
    }

    static String displayName(String name, Class<?> testClass, @Nullable ClassLoader loader) {
        return LOSES_TESTS.equals(version(loader)) ? testClass.getName() : name;
    }

    /** The version of the Surefire that runs this JVM; null where none does. */
    private static @Nullable String version(@Nullable ClassLoader loader) {
        try (InputStream file = stream(loader)) {
            if (file == null) {
                return null;
            }
            Properties properties = new Properties();
            properties.load(file);
            return properties.getProperty("version");
        } catch (IOException e) {
            // The class fails with its scenarios in any case.
            return null;
        }
    }

    private static @Nullable InputStream stream(@Nullable ClassLoader loader) {
        return loader == null
                ? ClassLoader.getSystemResourceAsStream(VERSION_FILE)
                : loader.getResourceAsStream(VERSION_FILE);
    }
}
