package io.graphqltck.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Every package says what it is for, and that what may be null in it is marked. */
class PackagesTests {

    @Test
    void areNullMarked() {
        assertThat(Kit.CLASSES.stream().map(JavaClass::getPackage).distinct())
                .hasSizeGreaterThan(20)
                .allMatch(one -> one.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .contains("io.graphqltck.core.load", "io.graphqltck.wire.frame");
    }

    @Test
    void areDescribed() {
        assertThat(Kit.sources().entrySet())
                .filteredOn(file -> file.getKey().endsWith("/package-info.java"))
                .hasSizeGreaterThan(20)
                .allMatch(file -> file.getValue().startsWith("/** "));
    }
}
