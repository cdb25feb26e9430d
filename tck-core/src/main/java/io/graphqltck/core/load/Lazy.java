package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.model.Protocol;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A protocol that is read when it is used. */
final class Lazy {

    private final @Nullable DataFiles files;
    private final String folder;
    private @Nullable Protocol protocol;

    private Lazy(@Nullable DataFiles files, String folder, @Nullable Protocol protocol) {
        this.files = files;
        this.folder = folder;
        this.protocol = protocol;
    }

    /** One that was read. */
    static Lazy of(Protocol protocol) {
        return new Lazy(null, protocol.name(), protocol);
    }

    /** The one in this folder. */
    static Lazy in(DataFiles files, String folder) {
        return new Lazy(files, folder, null);
    }

    synchronized Protocol protocol() {
        @Nullable Protocol known = protocol;
        if (known == null) {
            if (files == null) {
                throw new IllegalStateException(folder);
            }
            Problems problems = new Problems();
            known = new ProtocolReader(files, folder, problems).read(Map.of());
            problems.throwIfAny();
            protocol = known;
        }
        return known;
    }
}
