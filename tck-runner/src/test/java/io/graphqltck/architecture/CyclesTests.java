package io.graphqltck.architecture;

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
        slices().matching("io.graphqltck.(**)").should().beFreeOfCycles().check(Kit.CLASSES);
    }
}
