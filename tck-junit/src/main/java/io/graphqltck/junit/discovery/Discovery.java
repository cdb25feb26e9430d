package io.graphqltck.junit.discovery;

import io.graphqltck.junit.node.EngineNode;
import io.graphqltck.junit.node.ProblemNode;
import io.graphqltck.junit.node.SuiteNode;
import io.graphqltck.junit.settings.RunParameters;
import io.graphqltck.junit.settings.SuiteReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/** From what a launcher asks for to a tree of tests. Reads nothing where no suite is asked for. */
public final class Discovery {

    private Discovery() {}

    public static EngineNode of(EngineDiscoveryRequest request, UniqueId id) {
        EngineNode engine = new EngineNode(id);
        RunParameters parameters = RunParameters.of(request.getConfigurationParameters());
        List<SuiteResolver> resolvers = new ArrayList<>();
        EngineDiscoveryRequestResolver.<EngineNode>builder()
                .addClassContainerSelectorResolver(new IsConformance())
                .addSelectorResolver(context -> {
                    SuiteResolver resolver = new SuiteResolver(context.getClassNameFilter(), parameters);
                    resolvers.add(resolver);
                    return resolver;
                })
                .build()
                .resolve(request, engine);
        for (SuiteResolver resolver : resolvers) {
            resolver.problem().ifPresent(text -> engine.addChild(new ProblemNode(id, text, null)));
            SuiteReader reader = new SuiteReader(parameters);
            engine.suites().forEach(suite -> new SuiteGrower(reader, resolver.wanted(suite)).grow(suite));
        }
        refuseEmptiness(engine);
        return engine;
    }

    /** A parameter that leaves nothing of one class may be meant for another; where it leaves nothing at all it is wrong. */
    private static void refuseEmptiness(EngineNode engine) {
        if (engine.suites().stream().allMatch(suite -> suite.emptied() != null)) {
            for (SuiteNode suite : engine.suites()) {
                @Nullable String emptied = suite.emptied();
                if (emptied != null) {
                    SuiteGrower.problem(suite, emptied);
                }
            }
        }
    }
}
