package io.graphqltck.runner;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** What the program prints. Remembers what a {@link PrintWriter} would swallow: that it could not be written. */
final class StandardOutput extends FilterOutputStream {

    private volatile @Nullable IOException failure;

    StandardOutput(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int octet) throws IOException {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int from, int length) throws IOException {
        try {
            out.write(octets, from, length);
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }

    /** What the process ends with, when it would otherwise end with this: results that are lost are no success. */
    int exitCode(int otherwise, PrintWriter err) {
        @Nullable IOException problem = failure;
        // A reader that stops, such as `head`, has received what it wants.
        if (problem == null || String.valueOf(problem.getMessage()).contains("Broken pipe")) {
            return otherwise;
        }
        err.println(Program.NAME + ": standard output could not be written (" + problem.getMessage()
                + "); make room, or send it elsewhere");
        err.flush();
        return otherwise == ExitCode.CONFORMANT ? ExitCode.BAD_INPUT : otherwise;
    }
}
