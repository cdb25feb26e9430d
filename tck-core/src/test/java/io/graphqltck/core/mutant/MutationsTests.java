package io.graphqltck.core.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.support.Demo;
import java.util.List;
import org.junit.jupiter.api.Test;

class MutationsTests {

    @Test
    void whatStandsBehindANestedAnyOrderStillStandsInTheOuterOne() {
        List<Mutant> mutants = mutants("""
                - client connects: {}
                - server accepts: {}
                - any order:
                    - - any order:
                          - - server: { type: ready }
                          - - server: { type: data, id: '1', payload: {} }
                      - server: { type: data, id: '2', payload: {} }
                    - - server: { type: end, id: '3' }
                """);

        assertThat(mutants)
                .filteredOn(mutant -> mutant.at().line() > 11 && mutant.change().equals("drop"))
                .hasSize(4)
                .allSatisfy(mutant -> assertThat(mutant.from().line()).isEqualTo(11));
    }

    @Test
    void whatMayEndMayEndBehindANestedChoice() {
        List<Mutant> mutants = mutants("""
                - client connects: {}
                - server accepts: {}
                - either:
                    - dialogue:
                        - either:
                            - dialogue: [ server: { type: ready } ]
                            - dialogue: [ server drops: any ]
                        - server: { type: data, id: '2', payload: {} }
                    - dialogue: [ server drops: any ]
                """);

        assertThat(mutants)
                .filteredOn(mutant -> mutant.at().line() > 11)
                .extracting(Mutant::change)
                .doesNotContain("drop");
    }

    @Test
    void aResultWithoutErrorsHasAMutantThatAddsSome() {
        List<Mutant> mutants = mutants("""
                - include: ready
                - server: { type: data, id: '1', payload: { data: $count.1 } }
                - server: { type: data, id: '2', payload: { data: '<any>' } }
                """);

        assertThat(mutants)
                .filteredOn(mutant -> mutant.change().equals("added-errors"))
                .hasSize(1);
    }

    @Test
    void aTurnThatIsRepeatedVeryOftenIsWrongInItsFirstAndLastPlace() {
        List<Mutant> mutants = mutants("""
                - include: ready
                - repeat: { times: 30, dialogue: [ server: { type: end, id: a } ] }
                """);

        assertThat(mutants).filteredOn(mutant -> mutant.change().equals("drop")).hasSize(2);
    }

    private static List<Mutant> mutants(String dialogue) {
        Protocol protocol = Demo.withDialogue("server", dialogue);
        return Mutations.of(protocol, Demo.only(protocol), Role.SERVER);
    }
}
