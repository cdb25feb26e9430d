package io.graphqltck.junit.settings;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.junit.Conformance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a subject in code, by an annotation or by calls, not checked yet.
 *
 * @param name of the subject, for reports
 * @param where it is said, for messages, such as {@code @Conformance of org.example.MyTest}
 * @param loader finds the resources that it names
 * @param tier of the scenarios, or null for all
 * @param edition of the kit, or 0 for the newest
 */
public record Declared(
        String name,
        String where,
        Role role,
        ClassLoader loader,
        List<String> protocols,
        List<String> capabilities,
        List<String> parameters,
        boolean controlSchema,
        boolean probe,
        String operations,
        String baseline,
        List<String> scenarios,
        @Nullable String tier,
        int edition,
        List<String> scenarioFiles,
        FailOn failOn,
        boolean strict,
        boolean slow,
        TransportSettings transport,
        int jobs) {

    public Declared {
        protocols = List.copyOf(protocols);
        capabilities = List.copyOf(capabilities);
        parameters = List.copyOf(parameters);
        scenarios = List.copyOf(scenarios);
        scenarioFiles = List.copyOf(scenarioFiles);
    }

    /** What a class says, whose subject has this role. */
    public static Declared of(Class<?> type, Role role, Conformance annotation) {
        return new Declared(
                type.getSimpleName(),
                "@Conformance of " + type.getName(),
                role,
                type.getClassLoader(),
                List.of(annotation.protocols()),
                List.of(annotation.capabilities()),
                List.of(annotation.parameters()),
                annotation.controlSchema(),
                annotation.probe(),
                annotation.operations(),
                annotation.baseline(),
                List.of(annotation.scenarios()),
                annotation.tier().isBlank() ? null : annotation.tier(),
                annotation.edition(),
                List.of(annotation.scenarioFiles()),
                annotation.failOn(),
                annotation.strict(),
                annotation.slow(),
                new TransportSettings(annotation.tls(), annotation.insecure(), annotation.http2()),
                annotation.jobs());
    }
}
