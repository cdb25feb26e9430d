package io.graphqltck.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    @Test
    void oneThatWasBrokenOffBetweenTwoRunsIsNotComplete() {
        Report report = Report.of("1", Instant.EPOCH, List.of());

        assertThat(report.complete()).isTrue();
        assertThat(report.brokenOff()).isEqualTo(new Report("1", Instant.EPOCH, report.took(), false, List.of()));
    }
}
