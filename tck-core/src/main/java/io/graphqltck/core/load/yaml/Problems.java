package io.graphqltck.core.load.yaml;

import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Location;
import io.graphqltck.core.text.Problem;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong, so that one run tells all of it. */
public final class Problems {

    private static final int MOST = 50;

    /** A set, because a turn that is multiplied out would tell the same mistake many times and hide the others. */
    private final Set<Problem> problems = new LinkedHashSet<>();

    public void add(Location at, String text) {
        if (problems.size() < MOST) {
            problems.add(new Problem(at, text));
        }
    }

    public void addAll(LoadException e) {
        e.problems().forEach(problem -> add(problem.at(), problem.text()));
    }

    public void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new LoadException(all());
        }
    }

    public List<Problem> all() {
        return List.copyOf(problems);
    }
}
