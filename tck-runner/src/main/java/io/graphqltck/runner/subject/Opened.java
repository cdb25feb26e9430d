package io.graphqltck.runner.subject;

import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.run.Venue;

/** A subject that runs. {@code info}: with what it told of itself. */
public record Opened(SubjectInfo info, Venue venue) implements AutoCloseable {

    @Override
    public void close() {
        venue.close();
    }
}
