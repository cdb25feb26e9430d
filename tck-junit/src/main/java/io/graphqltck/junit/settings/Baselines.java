package io.graphqltck.junit.settings;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.text.Nearest;
import java.util.List;

/** Finds the baseline that is named. */
final class Baselines {

    private Baselines() {}

    /** @throws SettingsException when it is not there, or names a scenario that nobody knows */
    static Baseline read(Declared declared, Catalog catalog) {
        String name = declared.baseline();
        if (name.isBlank()) {
            return Baseline.EMPTY;
        }
        Baseline baseline = BaselineFile.read(name, NamedFile.text("baseline", name, declared));
        List<String> ids = catalog.scenarios().stream().map(Scenario::id).toList();
        for (Baseline.Known entry : baseline.known()) {
            if (catalog.scenario(entry.id()).isEmpty()) {
                throw new SettingsException(
                        name + ": unknown scenario `" + entry.id() + "`. " + Nearest.hint(entry.id(), ids));
            }
        }
        return baseline;
    }
}
