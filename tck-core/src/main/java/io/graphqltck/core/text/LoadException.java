package io.graphqltck.core.text;

import java.util.List;
import java.util.stream.Collectors;

/** Files could not be read as what they should be. The message has a line for each problem. */
public final class LoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public LoadException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
