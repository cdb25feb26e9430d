package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.support.Demo;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a subject does not offer does not count against it, and the reason is shown. */
class PlanTests {

    private final Protocol protocol = Demo.protocol("""
              - id: demo.test.one
                title: One
                requirements: [DEMO-S-01]
                needs: [tricks]
                dialogue:
                  - include: ready
                  - client: { type: start, id: $op, payload: $count }
            """);

    @Test
    void playsWhereEverythingIsThere() {
        assertThat(unplayed(Set.of("tricks"), true, Map.of())).isEmpty();
    }

    @Test
    void asksForCapabilities() {
        assertThat(unplayed(Set.of(), true, Map.of()).orElseThrow().verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
    }

    @Test
    void takesAnOptionalFieldOfTheControlSchemaForAFixture() {
        Protocol optional = Demo.protocol("""
              - id: demo.test.one
                title: One
                requirements: [DEMO-S-01]
                needs: [control-schema.extra]
                dialogue:
                  - include: ready
                  - client: { type: start, id: $op, payload: $count }
            """);

        assertThat(unplayed(optional, Set.of("tricks")).orElseThrow().verdict()).isEqualTo(Verdict.UNTESTABLE);
        assertThat(unplayed(optional, Set.of("control-schema.extra"))).isEmpty();
    }

    @Test
    void asksForOperations() {
        assertThat(unplayed(Set.of("tricks"), false, Map.of()).orElseThrow().verdict())
                .isEqualTo(Verdict.UNTESTABLE);
    }

    @Test
    void isContentWithTheServersOwnOperations() {
        Operation own = new Operation(
                "count", Operation.Kind.SUBSCRIPTION, "subscription { mine }", null, null, null, List.of(), Set.of());

        assertThat(unplayed(Set.of("tricks"), false, Map.of("count", own))).isEmpty();
    }

    @Test
    void leavesOutWhatIsAboutAnotherVersionOfHttp() {
        Protocol both = Demo.protocol("""
              - id: demo.test.one
                title: One
                requirements: [DEMO-S-01]
                needs: [http2]
                dialogue:
                  - include: ready
                  - client: { type: start, id: $op, payload: $count }
            """);
        SubjectInfo subject = new SubjectInfo("s", "S", "1", Role.SERVER, Set.of("http2"), true, Map.of(), Map.of());
        ScenarioResult left = new Plan(both, subject.over(HttpVersion.HTTP_1_1))
                .withoutPlaying(Demo.only(both))
                .orElseThrow();

        assertThat(left.verdict()).isEqualTo(Verdict.NOT_APPLICABLE);
        assertThat(left.reason()).isEqualTo("it is about HTTP/2, and the run is over HTTP/1.1");
        assertThat(new Plan(both, subject.over(HttpVersion.HTTP_2)).withoutPlaying(Demo.only(both)))
                .isEmpty();
    }

    private static Optional<ScenarioResult> unplayed(Protocol protocol, Set<String> capabilities) {
        SubjectInfo subject = new SubjectInfo("s", "S", "1", Role.SERVER, capabilities, true, Map.of(), Map.of());
        return new Plan(protocol, subject).withoutPlaying(Demo.only(protocol));
    }

    private Optional<ScenarioResult> unplayed(
            Set<String> capabilities, boolean controlSchema, Map<String, Operation> operations) {
        SubjectInfo subject =
                new SubjectInfo("s", "S", "1", Role.SERVER, capabilities, controlSchema, operations, Map.of());
        return new Plan(protocol, subject).withoutPlaying(Demo.only(protocol));
    }
}
