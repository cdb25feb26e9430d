package io.graphqltck.core.load;

import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Problem;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong, so that one run tells all of it. */
final class Problems {

    private static final int MOST = 50;

    private final List<Problem> problems = new ArrayList<>();

    void add(Location at, String text) {
        if (problems.size() < MOST) {
            problems.add(new Problem(at, text));
        }
    }

    void addAll(LoadException e) {
        e.problems().forEach(problem -> add(problem.at(), problem.text()));
    }

    void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new LoadException(problems);
        }
    }

    List<Problem> all() {
        return List.copyOf(problems);
    }
}
