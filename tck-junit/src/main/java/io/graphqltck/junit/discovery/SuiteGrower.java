package io.graphqltck.junit.discovery;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.select.NothingSelectedException;
import io.graphqltck.core.select.Selection;
import io.graphqltck.core.text.LoadException;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.junit.node.Judging;
import io.graphqltck.junit.node.ProblemNode;
import io.graphqltck.junit.node.ProtocolNode;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.node.Settings;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.junit.node.ThemeNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;

/** Grows the tests of one suite. Whatever makes no sense becomes a failing test, so that no build is green over it. */
final class SuiteGrower {

    private final Parameters parameters;
    private final Wanted wanted;

    SuiteGrower(Parameters parameters, Wanted wanted) {
        this.parameters = parameters;
        this.wanted = wanted;
    }

    void grow(SuiteNode suite) {
        try {
            Class<?> type = suite.testClass();
            Settings settings = new SettingsReader(parameters)
                    .of(type, IsConformance.annotation(type).orElseThrow());
            Catalog catalog = Catalog.load(
                    DataFiles.ofClassPath(SuiteGrower.class.getClassLoader()),
                    ScenarioFiles.below(settings.scenarioFiles()));
            Baseline baseline = Baselines.read(settings.baseline(), type, catalog);
            for (String name : settings.protocols()) {
                addProtocol(suite, settings, catalog, protocol(catalog, name));
            }
            suite.judgedBy(new Judging(settings, baseline));
            if (suite.getChildren().isEmpty()) {
                problem(suite, "no scenario of " + type.getName() + " is what was selected; select its class");
            }
        } catch (SettingsException | LoadException | NothingSelectedException e) {
            suite.getChildren().forEach(child -> child.removeFromHierarchy());
            problem(suite, String.valueOf(e.getMessage()));
        }
    }

    private static void problem(SuiteNode suite, String text) {
        suite.addChild(
                new ProblemNode(suite.getUniqueId(), text, suite.getSource().orElse(null)));
    }

    private static Protocol protocol(Catalog catalog, String name) {
        List<String> known = catalog.protocols().stream().map(Protocol::name).toList();
        if (!known.contains(name)) {
            throw new SettingsException("unknown protocol `" + name + "`. " + Nearest.hint(name, known) + " Known: "
                    + String.join(", ", known));
        }
        return catalog.protocol(name);
    }

    private void addProtocol(SuiteNode suite, Settings settings, Catalog catalog, Protocol protocol) {
        List<Scenario> declared = Selection.of(catalog, settings.filters().narrowedTo(protocol.name(), settings.role()))
                .scenarios();
        List<Scenario> asked = Selection.of(catalog, settings.narrowing().narrowedTo(protocol.name(), settings.role()))
                .scenarios();
        ProtocolNode node = new ProtocolNode(suite.getUniqueId(), protocol);
        Map<String, ThemeNode> themes = new HashMap<>();
        for (Scenario scenario : asked) {
            boolean included =
                    declared.contains(scenario) || (settings.narrowing().slow() && scenario.slow() != null);
            UniqueId theme = node.getUniqueId().append(ThemeNode.SEGMENT, scenario.theme());
            ScenarioNode leaf = new ScenarioNode(
                    theme,
                    scenario,
                    Sources.of(scenario.at(), SuiteGrower.class.getClassLoader()),
                    Tags.of(protocol, scenario, settings.role()));
            if (included && wanted.includes(scenario, leaf.getUniqueId(), protocol.scenarios())) {
                @Nullable ThemeNode parent = themes.get(scenario.theme());
                if (parent == null) {
                    parent = new ThemeNode(node.getUniqueId(), scenario.theme());
                    themes.put(scenario.theme(), parent);
                    node.addChild(parent);
                }
                parent.addChild(leaf);
            }
        }
        if (!node.getChildren().isEmpty()) {
            suite.addChild(node);
        }
    }
}
