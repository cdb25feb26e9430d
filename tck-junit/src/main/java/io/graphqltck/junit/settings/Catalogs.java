package io.graphqltck.junit.settings;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import java.nio.file.Path;
import java.util.List;

/** The data of the kit. Build tools discover tests several times in one JVM: what cannot change is read once. */
final class Catalogs {

    private Catalogs() {}

    /** The kit's own data, with these files of scenarios. */
    static Catalog with(List<Path> more) {
        return more.isEmpty()
                ? Catalog.shipped()
                : Catalog.load(DataFiles.ofClassPath(Catalogs.class.getClassLoader()), more);
    }
}
