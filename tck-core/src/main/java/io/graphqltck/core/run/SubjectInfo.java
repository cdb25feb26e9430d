package io.graphqltck.core.run;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Probe;
import io.graphqltck.core.model.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
 * @param probed what the kit tried to find out, and whether it was found; empty where everything is declared
 */
public record SubjectInfo(
        String name,
        String title,
        String version,
        Role role,
        Set<String> capabilities,
        boolean controlSchema,
        Map<String, Operation> operations,
        Map<String, Duration> parameters,
        Map<String, Boolean> probed) {

    public SubjectInfo {
        capabilities = Set.copyOf(capabilities);
        operations = Map.copyOf(operations);
        parameters = Map.copyOf(parameters);
        probed = Collections.unmodifiableMap(new LinkedHashMap<>(probed));
    }

    /** With nothing probed. */
    public SubjectInfo(
            String name,
            String title,
            String version,
            Role role,
            Set<String> capabilities,
            boolean controlSchema,
            Map<String, Operation> operations,
            Map<String, Duration> parameters) {
        this(name, title, version, role, capabilities, controlSchema, operations, parameters, Map.of());
    }

    /** The same, with these operations for the kit's named ones: a client's application asks for what its server has. */
    public SubjectInfo offering(Map<String, Operation> others) {
        return new SubjectInfo(name, title, version, role, capabilities, controlSchema, others, parameters, probed);
    }

    /** What it can do itself, without what the run is over. */
    public Set<String> declared() {
        Set<String> own = new LinkedHashSet<>(capabilities);
        for (HttpVersion version : HttpVersion.values()) {
            own.remove(version.need());
        }
        own.remove(OverTls.NEED);
        return own;
    }

    /** The same, over TLS. */
    public SubjectInfo overTls() {
        Set<String> all = new LinkedHashSet<>(capabilities);
        all.add(OverTls.NEED);
        return new SubjectInfo(name, title, version, role, all, controlSchema, operations, parameters, probed);
    }

    /** The same, with exchanges over this version of HTTP. */
    public SubjectInfo over(HttpVersion http) {
        Set<String> all = new LinkedHashSet<>(capabilities);
        for (HttpVersion version : HttpVersion.values()) {
            all.remove(version.need());
        }
        if (http != HttpVersion.HTTP_1_1) {
            all.add(http.need());
        }
        return new SubjectInfo(name, title, version, role, all, controlSchema, operations, parameters, probed);
    }

    /** Which version of HTTP its exchanges are over. */
    public HttpVersion http() {
        return capabilities.contains(HttpVersion.HTTP_2.need()) ? HttpVersion.HTTP_2 : HttpVersion.HTTP_1_1;
    }

    /** The same, with what probes found. */
    public SubjectInfo probed(Map<String, Boolean> found) {
        Set<String> all = new LinkedHashSet<>(capabilities);
        found.forEach((word, yes) -> {
            if (yes && !word.equals(Probe.CONTROL_SCHEMA) && !word.equals(Probe.SUBSCRIPTIONS)) {
                all.add(word);
            }
        });
        boolean schema = controlSchema || found.getOrDefault(Probe.CONTROL_SCHEMA, false);
        return new SubjectInfo(name, title, version, role, all, schema, operations, parameters, found);
    }
}
