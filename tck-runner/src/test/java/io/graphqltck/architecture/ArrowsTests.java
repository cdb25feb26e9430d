package io.graphqltck.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** Fronts know the suites and the reports, these know the core, and the core knows none of them. */
class ArrowsTests {

    private static final String[] PLATFORM = {"java..", "javax..", "org.jspecify.."};

    @Test
    void coreKnowsItselfAndItsLibraries() {
        classes()
                .that()
                .resideInAPackage("io.graphqltck.core..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and("io.graphqltck.core..", "tools.jackson..", "org.snakeyaml.."))
                .check(Kit.CLASSES);
    }

    /** A protocol chooses it by name. */
    @Test
    void nobodyKnowsAnAuthorisation() {
        classes()
                .that()
                .resideInAPackage("io.graphqltck.appsync..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and("io.graphqltck.appsync..", "io.graphqltck.core..", "com.nimbusds.."))
                .check(Kit.CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage("io.graphqltck.appsync..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.graphqltck.appsync..")
                .check(Kit.CLASSES);
    }

    @Test
    void wireKnowsCoreAndItsNetworkLibrary() {
        classes()
                .that()
                .resideInAPackage("io.graphqltck.wire..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        "io.graphqltck.wire..",
                        "io.graphqltck.core..",
                        "io.netty..",
                        "org.bouncycastle..",
                        "org.brotli.."))
                .check(Kit.CLASSES);
    }

    @Test
    void theSuitesKnowCoreAndWireAndNotOneAnother() {
        noClasses()
                .that()
                .resideInAPackage("io.graphqltck.client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.graphqltck.server..",
                        "io.graphqltck.reports..",
                        "io.graphqltck.runner..",
                        "io.graphqltck.selftest..")
                .check(Kit.CLASSES);
        noClasses()
                .that()
                .resideInAPackage("io.graphqltck.server..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.graphqltck.reports..", "io.graphqltck.runner..", "io.graphqltck.selftest..")
                .check(Kit.CLASSES);
    }

    @Test
    void reportsKnowCoreAndTheirWriters() {
        classes()
                .that()
                .resideInAPackage("io.graphqltck.reports..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(
                        "io.graphqltck.reports..",
                        "io.graphqltck.core..",
                        "tools.jackson..",
                        "io.qameta.allure.model.."))
                .check(Kit.CLASSES);
    }

    @Test
    void nobodyKnowsTheRunner() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.graphqltck.runner..", "io.graphqltck.selftest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.graphqltck.runner..")
                .check(Kit.CLASSES);
    }

    private static String[] and(String... own) {
        String[] all = java.util.Arrays.copyOf(own, own.length + PLATFORM.length);
        System.arraycopy(PLATFORM, 0, all, own.length, PLATFORM.length);
        return all;
    }
}
