package io.graphqltck.benchmarks;

import io.graphqltck.benchmarks.Trace.Event;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.RunListener;
import io.graphqltck.core.run.SubjectInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the kit and a server exchanged, several times for each scenario. Only scenarios whose exchange is the same every time are
 * kept: where a stream and its end cross, a client that cannot judge would wait for what does not come.
 */
record Recordings(List<Scenario> scenarios, List<List<Event>> traces) {

    Recordings {
        scenarios = List.copyOf(scenarios);
        traces = List.copyOf(traces);
    }

    /** Plays each this number of times, alone, with a recorder in between. */
    static Recordings of(Protocol protocol, SubjectInfo subject, URI server, List<Scenario> scenarios, int copies)
            throws InterruptedException {
        Map<Scenario, List<Trace>> recorded = new LinkedHashMap<>();
        try (TraceRecorder recorder = new TraceRecorder(server);
                KitClient kit = new KitClient(protocol, subject, recorder.url())) {
            for (int i = 0; i < copies; i++) {
                for (Scenario scenario : scenarios) {
                    recorded.computeIfAbsent(scenario, key -> new ArrayList<>()).add(recorder.next());
                    kit.play(List.of(scenario), 1, RunListener.NONE);
                }
            }
        }
        recorded.values()
                .removeIf(traces -> traces.stream().map(Trace::shape).distinct().count() > 1);
        List<List<Event>> kept = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            for (List<Trace> traces : recorded.values()) {
                kept.add(traces.get(i).events());
            }
        }
        return new Recordings(List.copyOf(recorded.keySet()), kept);
    }
}
