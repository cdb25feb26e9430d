package io.graphqltck.architecture;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How large a part of the kit may become before it is divided. */
class SizeTests {

    private static final long FILES_IN_A_PACKAGE = 25;

    private static final long LINES_IN_A_FILE = 350;

    private static final int PARAMETERS_OF_A_CONSTRUCTOR = 8;

    private static final int COMPONENTS_OF_A_RECORD = 10;

    private static final int ACTS_TOLD_BY_CLASS = 10;

    private static final Map<String, String> SOURCES = Kit.sources();

    @Test
    void packagesFitInOnesHead() {
        Map<String, Long> files = SOURCES.keySet().stream()
                .collect(groupingBy(path -> path.substring(0, path.lastIndexOf('/')), TreeMap::new, counting()));

        assertThat(files).hasSizeGreaterThan(50);
        assertThat(files.entrySet())
                .filteredOn(one -> one.getValue() > FILES_IN_A_PACKAGE)
                .isEmpty();
    }

    @Test
    void filesFitInOnesHead() {
        assertThat(SOURCES.entrySet())
                .filteredOn(file -> file.getValue().lines().count() > LINES_IN_A_FILE)
                .extracting(file -> name(file.getKey()))
                .isEmpty();
    }

    /** A record's constructor has its components, which are named where they are read. */
    @Test
    void constructorsTakeFewParameters() {
        assertThat(Kit.CLASSES.stream()
                        .filter(one -> !one.isRecord() && !one.isEnum() && !one.isAnonymousClass())
                        .flatMap(one -> one.getConstructors().stream())
                        .filter(one -> one.getRawParameterTypes().size() > PARAMETERS_OF_A_CONSTRUCTOR)
                        .map(JavaConstructor::getFullName))
                .isEmpty();
    }

    @Test
    void recordsHaveFewComponents() {
        assertThat(Kit.CLASSES.stream().filter(JavaClass::isRecord)).hasSizeGreaterThan(100);
        assertThat(Kit.CLASSES.stream()
                        .filter(JavaClass::isRecord)
                        .filter(one -> one.getFields().stream()
                                        .filter(field -> !field.getModifiers().contains(JavaModifier.STATIC))
                                        .count()
                                > COMPONENTS_OF_A_RECORD)
                        .map(JavaClass::getSimpleName))
                .isEmpty();
    }

    /** A reader who sees a name in a stack or a message finds one type for it. */
    @Test
    void namesOfTypesAreUnique() {
        Map<String, List<String>> named = SOURCES.keySet().stream()
                .filter(path -> !path.endsWith("/package-info.java"))
                .collect(groupingBy(SizeTests::name, TreeMap::new, toList()));

        assertThat(named).hasSizeGreaterThan(500);
        assertThat(named.values()).filteredOn(files -> files.size() > 1).isEmpty();
    }

    /** Acts are handled by visitors, or say of themselves what is asked: a chain of classes forgets the next kind. */
    @Test
    void fewDecisionsAreMadeByTheClassOfAnAct() {
        Pattern byClass = Pattern.compile("instanceof Act\\.");

        assertThat(SOURCES.values().stream()
                        .flatMap(String::lines)
                        .filter(line -> byClass.matcher(line).find()))
                .hasSizeBetween(1, ACTS_TOLD_BY_CLASS);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
