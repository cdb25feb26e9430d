package io.graphqltck.junit.node;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.select.Filters;
import io.graphqltck.core.verdict.FailOn;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a class and the parameters of the run say together.
 *
 * @param protocols names, as declared
 * @param subject what the class declares of itself
 * @param filters of the class
 * @param narrowing filters of the run, which hold beside the class's
 * @param scenarioFiles folders or files
 * @param baseline resource or file, empty for none
 */
public record Settings(
        List<String> protocols,
        SubjectInfo subject,
        Filters filters,
        Filters narrowing,
        List<Path> scenarioFiles,
        String baseline,
        FailOn failOn,
        boolean strict,
        int jobs,
        Options options,
        Duration startTimeout) {

    public Role role() {
        return subject.role();
    }
}
