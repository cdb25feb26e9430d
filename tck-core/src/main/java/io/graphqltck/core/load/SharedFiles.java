package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Files of other folders that a protocol builds on, next to the one of that name in its own folder. */
final class SharedFiles {

    private final DataFiles files;
    private final String folder;
    private final Problems problems;
    private final @Nullable Fields shared;

    /** {@code root}: the protocol, whose member {@code shared} names the files. */
    SharedFiles(DataFiles files, String folder, Fields root, Problems problems) {
        this.files = files;
        this.folder = folder;
        this.problems = problems;
        @Nullable Yaml value = root.optional("shared");
        this.shared = value == null ? null : Fields.of(value, "the shared files", problems);
    }

    /** As {@link #of}, for a kind that a protocol need not have. */
    List<Yaml> optional(String kind) {
        boolean named = shared != null && shared.has(kind);
        return named || files.names().contains(folder + "/" + kind + ".yaml") ? of(kind) : List.of();
    }

    /** The shared files of this kind and then the protocol's own, which may be missing where something is shared. */
    List<Yaml> of(String kind) {
        List<Yaml> found = sharedOf(kind);
        String own = folder + "/" + kind + ".yaml";
        if (found.isEmpty() || files.names().contains(own)) {
            found.add(YamlReader.read(files.display(own), files.read(own)));
        }
        return found;
    }

    /** The same, where a protocol may do without any. */
    List<Yaml> ofOptional(String kind) {
        List<Yaml> found = sharedOf(kind);
        String own = folder + "/" + kind + ".yaml";
        if (files.names().contains(own)) {
            found.add(YamlReader.read(files.display(own), files.read(own)));
        }
        return found;
    }

    private List<Yaml> sharedOf(String kind) {
        List<Yaml> found = new ArrayList<>();
        named(kind).forEach((name, item) -> {
            try {
                @Nullable Yaml file = read(item, name);
                if (file != null) {
                    found.add(file);
                }
            } catch (LoadException e) {
                problems.addAll(e);
            }
        });
        return found;
    }

    /** The names in this list, such as those of the shared files of a kind, each with the value that names it. */
    Map<String, Yaml> named(String kind) {
        Map<String, Yaml> named = new LinkedHashMap<>();
        if (shared != null) {
            for (Yaml item : shared.items(kind)) {
                named.put(shared.text(item, kind), item);
            }
        }
        return named;
    }

    Map<String, Yaml> map(String name) {
        return shared == null ? Map.of() : shared.map(name);
    }

    /** The file of this name, or null where there is none, after reporting that for the value that names it. */
    @Nullable
    Yaml read(Yaml item, String name) {
        if (!files.names().contains(name)) {
            problems.add(item.at(), "there is no file `" + name + "`. " + Nearest.hint(name, files.names()));
            return null;
        }
        return YamlReader.read(files.display(name), files.read(name));
    }

    void refuseOthers() {
        if (shared != null) {
            shared.refuseOthers();
        }
    }
}
