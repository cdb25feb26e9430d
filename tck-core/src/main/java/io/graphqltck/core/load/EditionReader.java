package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Edition;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Level;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reads an {@code edition-N.yaml}, which the command {@code editions} writes. */
final class EditionReader {

    private EditionReader() {}

    static Edition read(Yaml file, Problems problems) {
        Fields root = Fields.of(file, "an edition", problems);
        String number = root.text("edition");
        if (!number.matches("[1-9]\\d{0,3}")) {
            root.problem("edition", "`edition` must be a number from 1, but is `" + number + "`");
            number = "1";
        } else if (!file.at().file().endsWith("edition-" + number + ".yaml")) {
            root.problem("edition", "the file of edition " + number + " must be called edition-" + number + ".yaml");
        }
        Set<String> scenarios = new LinkedHashSet<>(root.texts("scenarios"));
        Map<String, Edition.Grade> grades = new LinkedHashMap<>();
        root.textMap("requirements").forEach((id, words) -> {
            String[] grade = words.split(" ", -1);
            Level level = null;
            for (Level one : Level.values()) {
                level = grade.length == 2 && one.word().equals(grade[0]) ? one : level;
            }
            Judgement judgement = null;
            for (Judgement one : Judgement.values()) {
                judgement = grade.length == 2 && one.word().equals(grade[1]) ? one : judgement;
            }
            if (level == null || judgement == null) {
                root.problem(
                        "requirements",
                        "`" + id + "` must have a level and a judgement, such as `must fail`, not `" + words + "`");
            } else {
                grades.put(id, new Edition.Grade(level, judgement));
            }
        });
        root.refuseOthers();
        return new Edition(Integer.parseInt(number), scenarios, grades);
    }
}
