package io.graphqltck.client;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import java.util.List;

/** What comes with the kit, read once for all tests: each protocol where the first of them uses it. */
public final class ShippedCatalog {

    private static final Catalog CATALOG =
            Catalog.shipped(DataFiles.ofClassPath(ShippedCatalog.class.getClassLoader()), List.of());

    private ShippedCatalog() {}

    public static Catalog get() {
        return CATALOG;
    }
}
