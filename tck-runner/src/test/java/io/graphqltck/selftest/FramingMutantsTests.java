package io.graphqltck.selftest;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Scenario;
import io.graphqltck.core.play.Options;
import io.graphqltck.core.rules.Rules;
import io.graphqltck.core.verdict.Finding;
import io.graphqltck.core.verdict.Judge;
import io.graphqltck.wire.Reactor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that frames a stream wrongly is caught, and for just that. */
@Tag("whole-suite")
final class FramingMutantsTests {

    private static final ClassLoader LOADER = FramingMutantsTests.class.getClassLoader();
    private static final Protocol PROTOCOL = Catalog.shipped().protocol("multipart-subscription");

    @Test
    void eachIsHeldAgainstTheSentenceThatItBreaks() throws Exception {
        Options options = new Options(
                Duration.ofSeconds(1), Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(1), Map.of());
        List<Scenario> completes = PROTOCOL.scenarios().stream()
                .filter(scenario -> scenario.id().equals("mps.stream.completes"))
                .toList();
        Map<String, String> caughtBy = new HashMap<>();
        try (Reactor reactor = new Reactor()) {
            SelfTest test = new SelfTest(PROTOCOL, new Judge(Rules.load(LOADER), false), options, 16);
            test.run(reactor, completes, SelfTest.Peers.ALL).fates().stream()
                    .filter(fate -> fate.mutant().role() == Role.SERVER && fate.kind() == SelfTest.Fate.Kind.KILLED)
                    .forEach(fate -> caughtBy.putIfAbsent(
                            fate.mutant().change(),
                            fate.result().findings().stream()
                                    .filter(finding -> finding.source().equals("rule"))
                                    .findFirst()
                                    .map(Finding::requirement)
                                    .orElse("the script")));
        }

        assertThat(caughtBy)
                .contains(
                        entry("line-feeds", "MPS-S-28"),
                        entry("padded-delimiter", "MPS-S-32"),
                        entry("longer-delimiter", "MPS-S-27"),
                        entry("no-line-end-first", "MPS-S-25"),
                        entry("preamble", "MPS-S-26"),
                        entry("no-empty-line", "MPS-S-29"),
                        entry("byte-order-mark", "MPS-S-34"),
                        entry("two-texts", "MPS-S-34"),
                        entry("no-part-type", "MPS-S-30"),
                        entry("wrong-part-type", "MPS-S-30"),
                        entry("wrong-part-length", "MPS-S-31"),
                        entry("empty-part", "MPS-S-36"),
                        entry("no-close-delimiter", "MPS-S-37"),
                        entry("no-line-end-last", "MPS-S-38"),
                        entry("part-behind", "MPS-S-39"),
                        entry("no-message-end", "MPS-S-40"))
                .containsEntry("other-delimiter", "MPS-S-26");
    }
}
