package io.graphqltck.runner;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This program itself. */
public final class Program {

    public static final String NAME = "graphql-tck";

    private Program() {}

    /** As in the jar's manifest. */
    public static String version() {
        @Nullable String version = Program.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }

    /** The jar that this class is in. */
    static Optional<Path> jar() {
        @Nullable CodeSource source = Program.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(source.getLocation().toURI())).filter(Files::isRegularFile);
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
