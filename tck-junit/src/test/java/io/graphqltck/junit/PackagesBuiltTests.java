package io.graphqltck.junit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who has no Jupiter or no AssertJ must not miss it. */
class PackagesBuiltTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.graphqltck.junit");

    @Test
    void haveNoCycles() {
        slices().matching("io.graphqltck.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheBridgeKnowsJupiter() {
        only("org.junit.jupiter..", "io.graphqltck.junit.jupiter");
    }

    @Test
    void onlyTheAssertionsKnowAssertj() {
        only("org.assertj..", "io.graphqltck.junit.assertj");
    }

    /** What discovers and plays must not need the engine API where Jupiter alone calls it. */
    @Test
    void onlyTheEngineKnowsThePlatform() {
        only(
                "org.junit.platform.engine..",
                "io.graphqltck.junit.engine",
                "io.graphqltck.junit.discovery",
                "io.graphqltck.junit.node",
                "io.graphqltck.junit.run",
                "io.graphqltck.junit.settings");
    }

    private static void only(String library, String... places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CLASSES);
    }
}
