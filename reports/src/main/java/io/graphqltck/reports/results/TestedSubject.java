package io.graphqltck.reports.results;

import io.graphqltck.core.model.Role;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who was judged.
 *
 * @param name short, for tables and commands
 * @param title for people
 * @param version of the library under test, or empty
 * @param capabilities declared or probed, sorted
 * @param probed what the kit tried to find out because the subject did not declare it, and whether it was found
 */
public record TestedSubject(
        String name, String title, String version, Role role, List<String> capabilities, Map<String, Boolean> probed) {

    public TestedSubject {
        capabilities = List.copyOf(capabilities);
        probed = Collections.unmodifiableMap(new LinkedHashMap<>(probed));
    }
}
