package io.graphqltck.selftest.lines;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.selftest.SelfTest;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The protocol of docs/add-a-protocol.md is one folder of data, and can be proved as it stands. */
final class SmallestProtocolTests {

    private static final Options OPTIONS = new Options(
            Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofMillis(400), Duration.ofSeconds(1), Map.of());

    @Test
    void acquitsWhoConformsAndCatchesWhoDoesNot() throws Exception {
        Protocol protocol = Catalog.load(DataFiles.ofFolder(Path.of("../docs/examples/protocol")))
                .protocol("greet");
        Judge judge = new Judge(Rules.load(getClass().getClassLoader()), false);
        try (Reactor reactor = new Reactor()) {
            SelfTest.Report report =
                    new SelfTest(protocol, judge, OPTIONS, 16).run(reactor, protocol.scenarios(), SelfTest.Peers.ALL);

            assertThat(report.falseAlarms()).isEmpty();
            assertThat(report.fates())
                    .isNotEmpty()
                    .filteredOn(fate -> fate.kind() != SelfTest.Fate.Kind.KILLED)
                    .extracting(
                            fate -> fate.mutant().id() + ": " + fate.result().reason())
                    .isEmpty();
        }
    }
}
