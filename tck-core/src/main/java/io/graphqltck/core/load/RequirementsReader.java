package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Harm;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.model.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code requirements.yaml}, and those that protocols share. */
final class RequirementsReader {

    private RequirementsReader() {}

    /** All that these files hold, in their order. */
    static Map<String, Requirement> read(List<Yaml> files, Problems problems) {
        Map<String, Requirement> requirements = new LinkedHashMap<>();
        files.forEach(file -> read(file, requirements, problems));
        return requirements;
    }

    private static void read(Yaml file, Map<String, Requirement> requirements, Problems problems) {
        Fields root = Fields.of(file, "a file of requirements", problems);
        for (Yaml item : root.requiredItems("requirements")) {
            Fields fields = Fields.of(item, "a requirement", problems);
            Requirement requirement = requirement(fields);
            fields.refuseOthers();
            checkWeight(requirement, fields, problems);
            @Nullable Requirement first = requirements.putIfAbsent(requirement.id(), requirement);
            if (first != null) {
                problems.add(item.at(), "the requirement `" + requirement.id() + "` is there twice, see " + first.at());
            }
        }
        root.refuseOthers();
    }

    /** The level is what a report shows next to a failure: nobody fails for what a document does not specify. */
    private static void checkWeight(Requirement requirement, Fields fields, Problems problems) {
        boolean fails = requirement.judgement() == Judgement.FAIL || requirement.judgement() == Judgement.STRICT;
        if (fails && (requirement.level() == Level.OPEN || requirement.level() == Level.MAY)) {
            problems.add(
                    fields.placeOf("judgement"),
                    "`" + requirement.id() + "` is judged `"
                            + requirement.judgement().word() + "`, but its level is `"
                            + requirement.level().word()
                            + "`: no subject fails for what the document does not specify. Judge it `warn` or `observe`, or cite the sentence that makes it a `must`");
        }
    }

    private static Requirement requirement(Fields fields) {
        String role = fields.word("role", Set.of("client", "server", "both"), "both");
        return new Requirement(
                fields.text("id"),
                role.equals("both")
                        ? Set.of(Role.CLIENT, Role.SERVER)
                        : Set.of(Role.valueOf(role.toUpperCase(Locale.ROOT))),
                constant(Level.class, fields, "level"),
                constant(Judgement.class, fields, "judgement"),
                harm(fields),
                fields.text("section"),
                fields.text("sentence"),
                fields.flag("rule"),
                fields.optionalText("excluded"),
                fields.at());
    }

    private static Harm harm(Fields fields) {
        Set<String> words = Stream.of(Harm.values())
                .filter(harm -> harm != Harm.MISUNDERSTANDING)
                .map(Harm::word)
                .collect(Collectors.toSet());
        return fields.has("harm")
                ? Harm.valueOf(fields.word("harm", words, Harm.LOSS.word()).toUpperCase(Locale.ROOT))
                : Harm.MISUNDERSTANDING;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Fields fields, String name) {
        Set<String> words = Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        fields.required(name);
        String first = type.getEnumConstants()[0].name().toLowerCase(Locale.ROOT);
        return Enum.valueOf(type, fields.word(name, words, first).toUpperCase(Locale.ROOT));
    }
}
