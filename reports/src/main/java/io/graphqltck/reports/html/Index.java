package io.graphqltck.reports.html;

import io.graphqltck.core.model.Level;
import io.graphqltck.core.model.Role;
import io.graphqltck.reports.dialogue.DialogueLine;
import io.graphqltck.reports.results.QuotedRequirement;
import io.graphqltck.reports.results.Result;
import io.graphqltck.reports.results.SubjectRun;
import io.graphqltck.reports.results.TestedSubject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives numbers to what many results share, so that the page has each of them once. */
final class Index {

    /** A scenario as it is played with subjects of one role. */
    record Played(
            String id,
            List<String> aliases,
            String title,
            String theme,
            Role role,
            int protocol,
            List<Integer> requirements) {}

    record Demanded(int protocol, QuotedRequirement requirement) {}

    private record Key(int protocol, Role role, String id) {}

    private final Map<String, Integer> protocols = new LinkedHashMap<>();
    private final List<String> protocolTitles = new ArrayList<>();
    private final Map<TestedSubject, Integer> subjects = new LinkedHashMap<>();
    private final Map<Key, Integer> requirementNumbers = new LinkedHashMap<>();
    private final List<Demanded> requirements = new ArrayList<>();
    private final Map<Key, Integer> scenarioNumbers = new LinkedHashMap<>();
    private final List<Played> scenarios = new ArrayList<>();
    private final List<List<DialogueLine>> dialogues = new ArrayList<>();

    int protocol(SubjectRun run) {
        Integer known = protocols.get(run.protocol());
        if (known == null) {
            known = protocols.size();
            protocols.put(run.protocol(), known);
            protocolTitles.add(run.protocolTitle());
        }
        return known;
    }

    int subject(TestedSubject subject) {
        return subjects.computeIfAbsent(subject, key -> subjects.size());
    }

    /** The number of the result's scenario; the dialogue is that of the first result that has one. */
    int scenario(int protocol, Result result, List<DialogueLine> dialogue) {
        Key key = new Key(protocol, result.role(), result.id());
        Integer known = scenarioNumbers.get(key);
        if (known == null) {
            known = scenarios.size();
            scenarioNumbers.put(key, known);
            scenarios.add(new Played(
                    result.id(),
                    result.aliases(),
                    result.title(),
                    result.theme(),
                    result.role(),
                    protocol,
                    new ArrayList<>(numbers(protocol, result))));
            dialogues.add(dialogue);
        }
        // A result also has requirements that only its findings name; what all results have, the scenario tests.
        scenarios.get(known).requirements().retainAll(numbers(protocol, result));
        if (dialogues.get(known).isEmpty()) {
            dialogues.set(known, dialogue);
        }
        return known;
    }

    private List<Integer> numbers(int protocol, Result result) {
        return result.requirements().stream()
                .map(requirement -> requirement(protocol, requirement))
                .toList();
    }

    /** The strongest level of what the scenario tests. */
    Level level(Played scenario) {
        return scenario.requirements().stream()
                .map(number -> requirements.get(number).requirement().level())
                .min(Level::compareTo)
                .orElse(Level.OPEN);
    }

    int requirement(int protocol, QuotedRequirement requirement) {
        // An id means one sentence, whatever the subject's role.
        Key key = new Key(protocol, Role.CLIENT, requirement.id());
        Integer known = requirementNumbers.get(key);
        if (known == null) {
            known = requirements.size();
            requirementNumbers.put(key, known);
            requirements.add(new Demanded(protocol, requirement));
        }
        return known;
    }

    List<DialogueLine> dialogue(int scenario) {
        return dialogues.get(scenario);
    }

    Map<String, String> protocolTitles() {
        Map<String, String> titles = new LinkedHashMap<>();
        protocols.forEach((name, number) -> titles.put(name, protocolTitles.get(number)));
        return titles;
    }

    List<TestedSubject> subjects() {
        return List.copyOf(subjects.keySet());
    }

    List<Demanded> requirements() {
        return List.copyOf(requirements);
    }

    List<Played> scenarios() {
        return List.copyOf(scenarios);
    }
}
