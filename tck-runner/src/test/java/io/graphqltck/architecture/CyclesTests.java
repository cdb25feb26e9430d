package io.graphqltck.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import org.junit.jupiter.api.Test;

/** Packages depend on one another in one direction only. */
class CyclesTests {

    @Test
    void thereAreNoneInCore() {
        slices().matching("io.graphqltck.core.(*)..").should().beFreeOfCycles().check(Kit.CLASSES);
    }

    @Test
    void thereAreNoneAmongAllPackages() {
        slices().matching("io.graphqltck.(**)")
                .should()
                .beFreeOfCycles()
                // The entry point stands in its module's first package, which the others build on.
                .ignoreDependency(name("io.graphqltck.runner.Main"), alwaysTrue())
                .check(Kit.CLASSES);
    }
}
