package io.graphqltck.core.support;

import io.graphqltck.core.load.yaml.DataFiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Data files that are nowhere but in a test; messages name them without their folder. */
public final class MemoryFiles implements DataFiles {

    private final Map<String, String> files;

    public MemoryFiles(Map<String, String> files) {
        this.files = new TreeMap<>(files);
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public String read(String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    @Override
    public String display(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
