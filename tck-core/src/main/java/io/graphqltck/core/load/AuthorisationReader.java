package io.graphqltck.core.load;

import io.graphqltck.core.authorisation.Authorisation;
import io.graphqltck.core.authorisation.AuthorisationException;
import io.graphqltck.core.authorisation.AuthorisationProvider;
import io.graphqltck.core.authorisation.Authorisations;
import io.graphqltck.core.load.turn.PatternReader;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.load.yaml.YamlReader;
import io.graphqltck.core.text.Nearest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads how the clients of a protocol authorise themselves. */
final class AuthorisationReader {

    private final DataFiles files;
    private final String folder;
    private final Problems problems;

    AuthorisationReader(DataFiles files, String folder, Problems problems) {
        this.files = files;
        this.folder = folder;
        this.problems = problems;
    }

    /** Chosen by its name; the credentials that the kit itself uses stand next to the protocol, or where it says. */
    @Nullable
    Authorisation read(Fields root) {
        @Nullable Yaml value = root.optional("authorisation");
        if (value == null) {
            return null;
        }
        String name;
        String file = folder + "/credentials.yaml";
        if (value instanceof Yaml.Mapping) {
            Fields fields = Fields.of(value, "an authorisation", problems);
            name = fields.text("name");
            file = fields.text("credentials", file);
            fields.refuseOthers();
        } else {
            name = root.text("authorisation");
        }
        Map<String, AuthorisationProvider> known = Authorisations.byName();
        @Nullable AuthorisationProvider provider = known.get(name);
        if (provider == null || !files.names().contains(file)) {
            problems.add(
                    value.at(),
                    provider == null
                            ? "unknown authorisation `" + name + "`. " + Nearest.hint(name, known.keySet())
                            : "there is no file `" + file + "`. " + Nearest.hint(file, files.names()));
            return null;
        }
        Yaml credentials = YamlReader.read(files.display(file), files.read(file));
        try {
            return provider.with(PatternReader.plainJson(credentials));
        } catch (AuthorisationException e) {
            problems.add(credentials.at(), String.valueOf(e.getMessage()));
            return null;
        }
    }
}
