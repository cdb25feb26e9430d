package io.graphqltck.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each library is known to one place, so that it can be relocated or exchanged, and no user of the core meets it. */
class LibrariesTests {

    @Test
    void jacksonIsKnownToTheJsonPackagesAlone() {
        only("tools.jackson..", "io.graphqltck.core.json", "io.graphqltck.reports..");
    }

    @Test
    void snakeyamlIsKnownToTheLoaderAlone() {
        only("org.snakeyaml..", "io.graphqltck.core.load.yaml");
    }

    @Test
    void nimbusIsKnownToTheAuthorisationThatHasTokensAlone() {
        only("com.nimbusds..", "io.graphqltck.appsync");
    }

    @Test
    void alluresModelIsKnownToItsReportAlone() {
        only("io.qameta.allure..", "io.graphqltck.reports.allure");
    }

    @Test
    void nettyIsKnownToTheWireAlone() {
        only("io.netty..", "io.graphqltck.wire..");
    }

    @Test
    void brotliIsKnownToTheWireAlone() {
        only("org.brotli..", "io.graphqltck.wire.http");
    }

    @Test
    void picocliIsKnownToTheRunnerAlone() {
        only("picocli..", "io.graphqltck.runner..", "io.graphqltck.selftest..");
    }

    @Test
    void coresPublicApiShowsNoLibrary() {
        classes()
                .that()
                .resideInAPackage("io.graphqltck.core..")
                .and()
                .arePublic()
                .should(showOnlyOwnTypes())
                .check(Kit.CLASSES);
    }

    private static void only(String library, String... places) {
        noClasses()
                .that()
                .resideOutsideOfPackages(places)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(Kit.CLASSES);
    }

    private static ArchCondition<JavaClass> showOnlyOwnTypes() {
        return new ArchCondition<>("show only types of the kit and of the JDK") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMember member : type.getMembers()) {
                    boolean visible = member.getModifiers().contains(JavaModifier.PUBLIC)
                            || member.getModifiers().contains(JavaModifier.PROTECTED);
                    if (visible) {
                        shown(member)
                                .filter(LibrariesTests::isForeign)
                                .forEach(foreign -> events.add(SimpleConditionEvent.violated(
                                        member, member.getFullName() + " shows " + foreign.getName())));
                    }
                }
            }
        };
    }

    private static Stream<JavaClass> shown(JavaMember member) {
        if (member instanceof JavaField field) {
            return field.getType().getAllInvolvedRawTypes().stream();
        }
        JavaCodeUnit unit = (JavaCodeUnit) member;
        return Stream.concat(
                unit.getReturnType().getAllInvolvedRawTypes().stream(),
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream()));
    }

    private static boolean isForeign(JavaClass type) {
        String name = type.getBaseComponentType().getPackageName();
        return !(name.isEmpty() || name.startsWith("java.") || name.startsWith("io.graphqltck."));
    }
}
