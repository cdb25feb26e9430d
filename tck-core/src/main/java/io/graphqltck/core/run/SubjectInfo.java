package io.graphqltck.core.run;

import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Role;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a subject.
 *
 * @param name short, for tables and commands
 * @param title for people
 * @param version of the library under test, or empty
 * @param capabilities declared or probed
 * @param controlSchema whether a server offers the control schema
 * @param operations a server's own operations for the kit's named ones
 * @param parameters its waiting times
 */
public record SubjectInfo(
        String name,
        String title,
        String version,
        Role role,
        Set<String> capabilities,
        boolean controlSchema,
        Map<String, Operation> operations,
        Map<String, Duration> parameters) {

    public SubjectInfo {
        capabilities = Set.copyOf(capabilities);
        operations = Map.copyOf(operations);
        parameters = Map.copyOf(parameters);
    }
}
