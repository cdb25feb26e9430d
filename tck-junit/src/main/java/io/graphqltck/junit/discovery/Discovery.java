package io.graphqltck.junit.discovery;

import io.graphqltck.junit.node.EngineNode;
import io.graphqltck.junit.node.SuiteNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.discovery.EngineDiscoveryRequestResolver;

/** From what a launcher asks for to a tree of tests. Reads nothing where no suite is asked for. */
public final class Discovery {

    private Discovery() {}

    public static EngineNode of(EngineDiscoveryRequest request, UniqueId id) {
        EngineNode engine = new EngineNode(id);
        Parameters parameters = new Parameters(request.getConfigurationParameters());
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
        for (SuiteNode suite : engine.suites()) {
            new SuiteGrower(parameters, resolvers.get(0).wanted(suite)).grow(suite);
        }
        return engine;
    }
}
