package io.graphqltck.runner.subject;

import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.subject.ClientSubject;

/** A client that runs. {@code info}: with what its adapter reported of it. */
public record RunningClient(SubjectInfo info, ClientSubject client) implements AutoCloseable {

    @Override
    public void close() {
        client.close();
    }
}
