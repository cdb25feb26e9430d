package io.graphqltck.runner.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Judgement;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.run.Baseline;
import io.graphqltck.core.run.RunResult;
import io.graphqltck.core.run.SubjectInfo;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.ScenarioResult;
import io.graphqltck.core.verdict.Verdict;
import io.graphqltck.reports.redact.Redaction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A file of known failures is put into repositories. */
class NewBaselineTests {

    private static final String TOKEN = "da2-98765432109876543210987654";

    private final Protocol protocol = Catalog.shipped().protocol("appsync");

    @Test
    void hasNoSecretsInItsReasons() {
        String object = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(("{\"host\":\"h\",\"x-api-key\":\"" + TOKEN + "\"}").getBytes(StandardCharsets.UTF_8));
        Baseline baseline = NewBaseline.of(
                Baseline.EMPTY, List.of(run("response 101 selecting header-" + object)), Redaction.masking());

        assertThat(baseline.known()).hasSize(1);
        assertThat(baseline.known().get(0).reason())
                .startsWith("expected graphql-ws, found response 101 selecting ")
                .doesNotContain(object, object.substring(20, 60));
    }

    private RunResult run(String found) {
        Scenario scenario = protocol.scenarios().get(0);
        Finding finding = new Finding("ASY-S-02", Judgement.FAIL, "script", 0, null, List.of("graphql-ws"), found);
        ScenarioResult result = new ScenarioResult(
                scenario, Role.SERVER, Verdict.FAILED, found, List.of(finding), List.of(), null, null, Duration.ZERO);
        SubjectInfo subject = new SubjectInfo("s", "S", "1", Role.SERVER, Set.of(), true, Map.of(), Map.of());
        return new RunResult(subject, protocol, List.of(result), Instant.EPOCH, Duration.ZERO, true);
    }
}
