package io.graphqltck.core.load;

import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which scenarios a baseline may name, and which requirements: an entry that names nothing would expect nothing, silently. */
final class BaselineNames implements BaselineFile.Names {

    private final Catalog catalog;

    BaselineNames(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public @Nullable String problemOfId(String id) {
        if (protocol(id) != null) {
            return null;
        }
        List<String> all = catalog.scenarios().stream().flatMap(Scenario::names).toList();
        return "no scenario is called `" + id + "`. " + Nearest.hint(id, all)
                + " If it is a scenario of your own, name its file in the same command";
    }

    @Override
    public @Nullable String problemOfRequirement(String id, String requirement) {
        @Nullable Protocol protocol = protocol(id);
        if (protocol == null || protocol.requirements().containsKey(requirement)) {
            return null;
        }
        Set<String> requirements = protocol.requirements().keySet();
        return protocol.name() + " has no requirement `" + requirement + "`. "
                + Nearest.hint(requirement, new ArrayList<>(requirements));
    }

    private @Nullable Protocol protocol(String id) {
        return catalog.protocols().stream()
                .filter(protocol ->
                        protocol.scenarios().stream().flatMap(Scenario::names).anyMatch(id::equals))
                .findFirst()
                .orElse(null);
    }
}
