package io.graphqltck.wire.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.subject.BaselineFile;
import io.graphqltck.core.load.subject.SubjectReader;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.text.LoadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Files that users write, or that somebody changed: a reader reports each problem with its place, whatever the file holds, and
 * fails in no other way. Files of results, and of costs, which are results, have a test of their own next to their reader.
 */
@Execution(ExecutionMode.SAME_THREAD) // one fuzzer at a time
final class FilesFuzzTests {

    private static final DataFiles SHIPPED = DataFiles.ofClassPath(FilesFuzzTests.class.getClassLoader());

    private interface Reader {
        void read(Path file) throws IOException;
    }

    private static void harmless(byte[] octets, String name, Reader reader) throws IOException {
        Path file = Files.createTempFile("fuzz", name);
        try {
            Files.write(file, octets);
            reader.read(file);
        } catch (LoadException e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a problem", e);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** With its credentials, which are part of it. */
    @FuzzTest(maxDuration = "2m")
    void subject(byte[] octets) throws IOException {
        harmless(octets, ".yaml", SubjectReader::read);
    }

    @FuzzTest(maxDuration = "2m")
    void baseline(byte[] octets) {
        try {
            String again =
                    BaselineFile.write(BaselineFile.read("baseline.yaml", new String(octets, StandardCharsets.UTF_8)));
            String once = BaselineFile.write(BaselineFile.read("baseline.yaml", again));
            if (!again.equals(once)) {
                throw new AssertionError("written: " + again + "\nread and written again: " + once);
            }
        } catch (LoadException e) {
            if (e.problems().isEmpty()) {
                throw new AssertionError("refused without a problem", e);
            }
        }
    }

    @FuzzTest(maxDuration = "2m")
    void scenarios(byte[] octets) throws IOException {
        harmless(octets, ".tck.yaml", file -> {
            var unused = Catalog.load(SHIPPED, List.of(file));
        });
    }
}
