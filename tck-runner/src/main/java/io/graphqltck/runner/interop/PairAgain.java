package io.graphqltck.runner.interop;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.pair.PairResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.reports.RepeatPair;
import io.graphqltck.reports.ShellWords;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The command line that plays one pair again. {@code files}: the description of each subject, by its name. */
record PairAgain(String program, Map<String, String> files) implements RepeatPair {

    @Override
    public String of(PairResult pair, @Nullable Scenario scenario) {
        return program + " interop " + file(pair.client()) + " " + file(pair.server()) + " --protocol "
                + pair.protocol().name()
                + (pair.over().isEmpty() ? "" : " --over " + ShellWords.quoted(pair.over()))
                + (scenario == null ? "" : " --scenario " + scenario.id());
    }

    private String file(SubjectInfo subject) {
        return ShellWords.quoted(files.getOrDefault(subject.name(), subject.name()));
    }
}
