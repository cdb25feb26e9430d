package io.graphqltck.core.load;

import io.graphqltck.core.load.turn.OperationsReader;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.model.Operation;
import java.util.List;
import java.util.Map;

/** Reads a server's own operations from a file of their own; in a description they stand under the same key. */
public final class OperationsFile {

    private OperationsFile() {}

    /** Reads the text of such a file; {@code display} names it in messages. @throws LoadException with all that is wrong */
    public static Map<String, Operation> read(String display, String text) {
        Problems problems = new Problems();
        Map<String, Operation> operations = OperationsReader.read(List.of(YamlReader.read(display, text)), problems);
        problems.throwIfAny();
        return operations;
    }
}
