package io.graphqltck.core.load;

import io.graphqltck.core.load.yaml.Fields;
import io.graphqltck.core.load.yaml.Problems;
import io.graphqltck.core.load.yaml.Yaml;
import io.graphqltck.core.model.Advice;
import io.graphqltck.core.model.Requirement;
import io.graphqltck.core.text.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads what to look at first when something fails. */
final class AdviceReader {

    private AdviceReader() {}

    /** Of the files of a protocol, the shared ones first: its own holds where both have a theme. */
    static Advice read(List<Yaml> files, Map<String, Requirement> requirements, Problems problems) {
        Map<String, String> themes = new HashMap<>();
        Map<String, String> rules = new HashMap<>();
        for (Yaml file : files) {
            Fields root = Fields.of(file, "a file of advice", problems);
            themes.putAll(root.textMap("themes"));
            for (Yaml item : root.items("rules")) {
                Fields fields = Fields.of(item, "an entry of advice", problems);
                String advice = fields.text("advice");
                for (String id : fields.texts("of")) {
                    if (!requirements.containsKey(id)) {
                        fields.problem(
                                "of", "unknown requirement `" + id + "`. " + Nearest.hint(id, requirements.keySet()));
                    } else if (rules.putIfAbsent(id, advice) != null) {
                        fields.problem("of", "`" + id + "` has advice already");
                    }
                }
                fields.refuseOthers();
            }
            root.refuseOthers();
        }
        return new Advice(themes, rules);
    }
}
