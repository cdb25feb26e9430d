package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.Kit;
import io.graphqltck.runner.options.SelectionOptions;
import java.util.List;

/** Which protocols a subject without a description speaks: only its user knows. */
public final class Protocols {

    private Protocols() {}

    public static List<String> named(Kit kit, SelectionOptions selecting) {
        List<String> named = selecting.filters().protocols();
        if (named.isEmpty()) {
            String known = String.join(", ", kit.catalog(List.of()).names());
            throw CommandException.badInput(
                    "--protocol is missing; name the protocol that the subject speaks: " + known);
        }
        return named;
    }
}
