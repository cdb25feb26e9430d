package io.graphqltck.core.subject;

/** A client library under test. Implementations that live in the JVM are written by the library's author. */
public interface ClientSubject extends AutoCloseable {

    /** Makes a client. It may connect at once or with its first operation. Never blocks. */
    ClientSession open(Opening opening, ApplicationListener listener);

    /** Ends whatever this subject started. */
    @Override
    void close();
}
