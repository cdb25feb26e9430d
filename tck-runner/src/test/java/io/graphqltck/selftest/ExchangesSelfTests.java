package io.graphqltck.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.load.yaml.DataFiles;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.wire.Reactor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit against itself where a protocol has HTTP exchanges: who conforms passes, and every wrong peer is caught. */
@Tag("whole-suite")
final class ExchangesSelfTests {

    private static final Protocol SHOP = Catalog.load(DataFiles.ofFolder(Path.of("src/test/resources/exchanges")))
            .protocol("shop");

    @ParameterizedTest
    @EnumSource(HttpVersion.class)
    void passesWhoConformsAndCatchesWhoDoesNot(HttpVersion http) throws Exception {
        Options options = new Options(
                Duration.ofSeconds(2), Duration.ofMillis(250), Duration.ofMillis(400), Duration.ofSeconds(1), Map.of());
        Judge judge = new Judge(Rules.load(getClass().getClassLoader()), false);
        try (Reactor reactor = new Reactor()) {
            SelfTest.Report report =
                    new SelfTest(SHOP, judge, options, http, 16).run(reactor, SHOP.scenarios(), SelfTest.Peers.ALL);

            assertThat(report.falseAlarms()).isEmpty();
            assertThat(report.fates())
                    .filteredOn(fate -> fate.kind() != SelfTest.Fate.Kind.KILLED)
                    // After END_STREAM nobody can answer once more.
                    .filteredOn(fate -> http != HttpVersion.HTTP_2
                            || !fate.mutant().change().startsWith("double"))
                    .extracting(fate -> fate.kind() + " " + fate.mutant().role() + " "
                            + fate.mutant().id() + ": " + fate.result().reason())
                    .isEmpty();
            assertThat(report.fates()).hasSizeGreaterThan(80);
        }
    }
}
