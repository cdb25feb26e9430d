package io.graphqltck.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.load.Catalog;
import io.graphqltck.core.model.Operation;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server without queries over the socket is asked something else where a scenario only asks whether it continues. */
class StandInTests {

    private final Catalog catalog = Catalog.shipped();
    private final Protocol legacy = catalog.protocol("graphql-ws");

    private Plan plan(Set<String> capabilities, boolean controlSchema, Map<String, Operation> own) {
        return new Plan(
                legacy, new SubjectInfo("s", "S", "1", Role.SERVER, capabilities, controlSchema, own, Map.of()));
    }

    private static String query(Plan plan) {
        return String.valueOf(plan.operations().get("typename")).replaceAll("(?s).*, query=(.*?), variables=.*", "$1");
    }

    private boolean plays(Plan plan, String scenario) {
        return plan.withoutPlaying(legacy.scenarios().stream()
                        .filter(one -> one.id().equals(scenario))
                        .findFirst()
                        .orElseThrow())
                .isEmpty();
    }

    @Test
    void aSubscriptionThatAnswersAtOnceTakesThePlaceOfAQuery() {
        Plan without = plan(Set.of(), true, Map.of());

        assertThat(query(without)).isEqualTo("subscription { countdown(from: 1) }");
        assertThat(plays(without, "lgws.invalid.type.no-type")).isTrue();
        assertThat(plays(without, "lgws.single.any-schema")).as("about queries").isFalse();
        assertThat(query(plan(Set.of("queries"), true, Map.of()))).isEqualTo("{ __typename }");
    }

    @Test
    void aServerWithoutTheControlSchemaMayMapIt() {
        Plan bare = plan(Set.of(), false, Map.of());
        Operation mine = new Operation(
                "answered",
                Operation.Kind.SUBSCRIPTION,
                "subscription { mine }",
                null,
                null,
                null,
                Objects.requireNonNull(legacy.operations().get("answered")).results(),
                Set.of());

        assertThat(plays(bare, "lgws.invalid.type.no-type")).isFalse();
        assertThat(query(plan(Set.of(), false, Map.of("answered", mine)))).isEqualTo("subscription { mine }");
    }

    /** A probe of a server's queries over HTTP asked for a subscription, and disproved what is true. */
    @ParameterizedTest
    @ValueSource(strings = {"graphql-sse", "multipart-subscription", "graphql-over-http", "appsync"})
    void overHttpNothingStandsInForAQuery(String protocol) {
        Plan plan = new Plan(
                catalog.protocol(protocol),
                new SubjectInfo("s", "S", "1", Role.SERVER, Set.of(), true, Map.of(), Map.of()));

        assertThat(query(plan)).doesNotStartWith("subscription");
    }
}
