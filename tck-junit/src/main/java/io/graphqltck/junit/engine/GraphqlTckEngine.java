package io.graphqltck.junit.engine;

import io.graphqltck.junit.Conformance;
import io.graphqltck.junit.discovery.Discovery;
import io.graphqltck.junit.node.EngineNode;
import io.graphqltck.junit.run.EngineRun;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.UniqueId;

/** Finds the classes annotated with {@link Conformance} and plays their scenarios. Does nothing where there is none. */
public final class GraphqlTckEngine implements TestEngine {

    /** The engine's id, as in {@code --include-engine}. */
    public static final String ID = "graphql-tck";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId uniqueId) {
        return Discovery.of(request, uniqueId);
    }

    @Override
    public void execute(ExecutionRequest request) {
        new EngineRun(request.getEngineExecutionListener()).execute((EngineNode) request.getRootTestDescriptor());
    }
}
