package io.graphqltck.junit.settings;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The data of the kit. Build tools discover tests several times in one JVM: what cannot change is read once. */
final class Catalogs {

    private static @Nullable SoftReference<Catalog> plain;

    private Catalogs() {}

    /** The kit's own data, with these files of scenarios. */
    static Catalog with(List<Path> more) {
        DataFiles own = DataFiles.ofClassPath(Catalogs.class.getClassLoader());
        return more.isEmpty() ? plain(own) : Catalog.load(own, more);
    }

    private static synchronized Catalog plain(DataFiles own) {
        @Nullable Catalog catalog = plain == null ? null : plain.get();
        if (catalog == null) {
            catalog = Catalog.shipped(own, List.of());
            plain = new SoftReference<>(catalog);
        }
        return catalog;
    }
}
