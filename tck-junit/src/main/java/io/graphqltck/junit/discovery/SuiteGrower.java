package io.graphqltck.junit.discovery;

import io.graphqltck.core.model.Scenario;
import io.graphqltck.junit.node.ProblemNode;
import io.graphqltck.junit.node.ProtocolNode;
import io.graphqltck.junit.node.ScenarioNode;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.junit.node.ThemeNode;
import io.graphqltck.junit.settings.SettingsException;
import io.graphqltck.junit.settings.Suite;
import io.graphqltck.junit.settings.SuiteReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.UniqueId;

/** Grows the tests of one suite. Whatever makes no sense becomes a failing test, so that no build is green over it. */
final class SuiteGrower {

    private final SuiteReader reader;
    private final Wanted wanted;

    SuiteGrower(SuiteReader reader, Wanted wanted) {
        this.reader = reader;
        this.wanted = wanted;
    }

    void grow(SuiteNode node) {
        try {
            Suite suite = reader.of(SuiteClass.declared(node.testClass()));
            suite.parts().forEach(part -> addProtocol(node, suite, part));
            node.plays(suite);
            if (node.getChildren().isEmpty() && suite.emptied() == null) {
                problem(
                        node,
                        "no scenario of " + node.testClass().getName()
                                + " is what was selected; its ids may have changed: select its class");
            }
        } catch (SettingsException e) {
            problem(node, String.valueOf(e.getMessage()));
        }
    }

    static void problem(SuiteNode suite, String text) {
        suite.addChild(
                new ProblemNode(suite.getUniqueId(), text, suite.getSource().orElse(null)));
    }

    private void addProtocol(SuiteNode suite, Suite all, Suite.Part part) {
        ProtocolNode node = new ProtocolNode(suite.getUniqueId(), part.protocol());
        Map<String, ThemeNode> themes = new HashMap<>();
        for (Scenario scenario : part.scenarios()) {
            UniqueId theme = node.getUniqueId().append(ThemeNode.SEGMENT, scenario.theme());
            ScenarioNode leaf = new ScenarioNode(
                    theme,
                    scenario,
                    Sources.of(scenario.at(), SuiteGrower.class.getClassLoader()),
                    Tags.of(part.protocol(), scenario, all.settings().subject().role()));
            if (wanted.includes(scenario, leaf.getUniqueId(), part.protocol().scenarios())) {
                @Nullable ThemeNode parent = themes.get(scenario.theme());
                if (parent == null) {
                    parent = new ThemeNode(node.getUniqueId(), scenario.theme(), suite.testClass());
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
