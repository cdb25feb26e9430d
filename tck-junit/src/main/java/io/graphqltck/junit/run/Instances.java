package io.graphqltck.junit.run;

import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.settings.Settings;
import io.graphqltck.junit.subject.SubjectException;
import io.graphqltck.junit.subject.Subjects;
import org.junit.platform.commons.support.ReflectionSupport;

/** Makes the subject of a suite from its class. */
final class Instances {

    private final Subjects subjects;

    Instances(Subjects subjects) {
        this.subjects = subjects;
    }

    /** Makes and starts it. @throws SubjectException when that cannot be done */
    Venue open(Class<?> type, Settings settings) throws InterruptedException {
        Object subject = instance(type);
        if (subject instanceof ServerUnderTest server) {
            return subjects.server(server, settings);
        }
        return subject instanceof ClientUnderTest client
                ? subjects.client(client, settings.transport())
                : subjects.client((ClientSubject) subject, settings.transport());
    }

    private static Object instance(Class<?> type) {
        try {
            // Unwraps what the constructor throws, whether that is checked or not.
            return ReflectionSupport.newInstance(type);
        } catch (Exception | LinkageError | AssertionError e) {
            throw new SubjectException(
                    type.getName() + " cannot be made: its constructor without parameters failed with " + e, e);
        }
    }
}
