package io.graphqltck.runner.subject;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.text.Location;
import io.graphqltck.runner.options.DeclarationOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Subjects that the command line describes. */
public final class Undescribed {

    private static final Location NOWHERE = new Location("the command line", 1, 1);

    private Undescribed() {}

    public static SubjectDescription server(
            Path folder,
            List<String> protocols,
            String url,
            SubjectDescription.@Nullable Start start,
            boolean controlSchema,
            DeclarationOptions declared) {
        return subject(
                folder,
                Role.SERVER,
                "server",
                url,
                protocols,
                start,
                url,
                List.of(),
                List.of(),
                controlSchema,
                declared);
    }

    public static SubjectDescription adapter(
            Path folder, List<String> protocols, List<String> adapter, DeclarationOptions declared) {
        return subject(folder, Role.CLIENT, "client", "", protocols, null, null, adapter, List.of(), false, declared);
    }

    public static SubjectDescription command(
            Path folder, List<String> protocols, List<String> command, DeclarationOptions declared) {
        return subject(
                folder,
                Role.CLIENT,
                "client",
                command.get(0),
                protocols,
                null,
                null,
                List.of(),
                command,
                false,
                declared);
    }

    private static SubjectDescription subject(
            Path folder,
            Role role,
            String name,
            String title,
            List<String> protocols,
            SubjectDescription.@Nullable Start start,
            @Nullable String url,
            List<String> adapter,
            List<String> command,
            boolean controlSchema,
            DeclarationOptions declared) {
        return new SubjectDescription(
                folder,
                new SubjectDescription.Identity(name, title, "", role, "", protocols),
                null,
                new SubjectDescription.Access(start, url, adapter, command, Map.of()),
                new SubjectDescription.Offer(controlSchema, declared.capabilities(), declared.parameters(), Map.of()),
                new SubjectDescription.Terms(null, false, declared.authorisation(), null, false),
                null,
                false,
                NOWHERE);
    }
}
