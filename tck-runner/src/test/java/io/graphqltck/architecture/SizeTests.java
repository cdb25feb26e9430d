package io.graphqltck.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How large a part of the kit may become before it is divided. */
class SizeTests {

    private static final long FILES_IN_A_PACKAGE = 25;

    private static final Map<String, String> SOURCES = Kit.sources();

    @Test
    void packagesFitInOnesHead() {
        Map<String, Long> files = SOURCES.keySet().stream()
                .collect(groupingBy(path -> path.substring(0, path.lastIndexOf('/')), TreeMap::new, counting()));

        assertThat(files).hasSizeGreaterThan(50);
        assertThat(files.entrySet())
                .filteredOn(one -> one.getValue() > FILES_IN_A_PACKAGE)
                .isEmpty();
    }

    /** A reader who sees a name in a stack or a message finds one type for it. */
    @Test
    void namesOfTypesAreUnique() {
        Map<String, List<String>> named = SOURCES.keySet().stream()
                .filter(path -> !path.endsWith("/package-info.java"))
                .collect(groupingBy(path -> path.substring(path.lastIndexOf('/') + 1), TreeMap::new, toList()));

        assertThat(named).hasSizeGreaterThan(500);
        assertThat(named.values()).filteredOn(files -> files.size() > 1).isEmpty();
    }
}
