package io.graphqltck.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTests {

    private final StringWriter err = new StringWriter();

    private int exitCode(String failure, int otherwise) {
        StandardOutput output = new StandardOutput(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(failure);
            }
        });
        new PrintWriter(output, true, StandardCharsets.UTF_8).println("results");
        return output.exitCode(otherwise, new PrintWriter(err));
    }

    @Test
    void resultsThatAreLostAreNoSuccess() {
        assertThat(exitCode("No space left on device", 0)).isEqualTo(2);
        assertThat(err.toString())
                .contains("standard output could not be written (No space left on device); make room");
        assertThat(exitCode("No space left on device", 1)).isEqualTo(1);
    }

    @Test
    void whoeverReadsNoMoreHasGotWhatWasWanted() {
        assertThat(exitCode("Broken pipe", 0)).isZero();
        assertThat(err.toString()).isEmpty();
    }
}
