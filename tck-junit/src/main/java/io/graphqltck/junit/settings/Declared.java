package io.graphqltck.junit.settings;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.verdict.FailOn;
import io.graphqltck.junit.Conformance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said of a subject in code, by an annotation or by calls, not checked yet. */
public record Declared(Origin origin, Claims claims, Choice choice, Judging judging, TransportSettings transport) {

    /**
     * Who says it of what.
     *
     * @param name of the subject, for reports
     * @param where it is said, for messages, such as {@code @Conformance of org.example.MyTest}
     * @param loader finds the resources that it names
     */
    public record Origin(String name, String where, Role role, ClassLoader loader) {}

    /** What the subject can do. */
    public record Claims(
            List<String> protocols,
            List<String> capabilities,
            List<String> parameters,
            boolean controlSchema,
            boolean probe,
            String operations) {
        public Claims {
            protocols = List.copyOf(protocols);
            capabilities = List.copyOf(capabilities);
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * Which scenarios are played.
     *
     * @param tier of the scenarios, or null for all
     * @param edition of the kit, or 0 for the newest
     */
    public record Choice(
            List<String> scenarios, @Nullable String tier, int edition, List<String> scenarioFiles, boolean slow) {
        public Choice {
            scenarios = List.copyOf(scenarios);
            scenarioFiles = List.copyOf(scenarioFiles);
        }
    }

    /** How they are judged. */
    public record Judging(String baseline, FailOn failOn, boolean strict, int jobs) {}

    /** What a class says, whose subject has this role. */
    public static Declared of(Class<?> type, Role role, Conformance annotation) {
        return new Declared(
                new Origin(type.getSimpleName(), "@Conformance of " + type.getName(), role, type.getClassLoader()),
                new Claims(
                        List.of(annotation.protocols()),
                        List.of(annotation.capabilities()),
                        List.of(annotation.parameters()),
                        annotation.controlSchema(),
                        annotation.probe(),
                        annotation.operations()),
                new Choice(
                        List.of(annotation.scenarios()),
                        annotation.tier().isBlank() ? null : annotation.tier(),
                        annotation.edition(),
                        List.of(annotation.scenarioFiles()),
                        annotation.slow()),
                new Judging(annotation.baseline(), annotation.failOn(), annotation.strict(), annotation.jobs()),
                new TransportSettings(annotation.tls(), annotation.insecure(), annotation.http2()));
    }

    public String name() {
        return origin.name();
    }

    public String where() {
        return origin.where();
    }

    public Role role() {
        return origin.role();
    }

    public ClassLoader loader() {
        return origin.loader();
    }

    public List<String> protocols() {
        return claims.protocols();
    }

    public List<String> capabilities() {
        return claims.capabilities();
    }

    public List<String> parameters() {
        return claims.parameters();
    }

    public boolean controlSchema() {
        return claims.controlSchema();
    }

    public boolean probe() {
        return claims.probe();
    }

    public String operations() {
        return claims.operations();
    }

    public List<String> scenarios() {
        return choice.scenarios();
    }

    public @Nullable String tier() {
        return choice.tier();
    }

    public int edition() {
        return choice.edition();
    }

    public List<String> scenarioFiles() {
        return choice.scenarioFiles();
    }

    public boolean slow() {
        return choice.slow();
    }

    public String baseline() {
        return judging.baseline();
    }

    public FailOn failOn() {
        return judging.failOn();
    }

    public boolean strict() {
        return judging.strict();
    }

    public int jobs() {
        return judging.jobs();
    }
}
