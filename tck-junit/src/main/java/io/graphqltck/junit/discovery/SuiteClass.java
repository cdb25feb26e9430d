package io.graphqltck.junit.discovery;

import io.graphqltck.core.model.Role;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.junit.ClientUnderTest;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.settings.Declared;
import io.graphqltck.junit.settings.SettingsException;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads what an annotated class declares. */
final class SuiteClass {

    private static final Map<Class<?>, Role> ROLES = new LinkedHashMap<>();

    static {
        ROLES.put(ServerUnderTest.class, Role.SERVER);
        ROLES.put(ClientUnderTest.class, Role.CLIENT);
        ROLES.put(ClientSubject.class, Role.CLIENT);
    }

    private SuiteClass() {}

    /** @throws SettingsException for a class that cannot be a suite, with what to do */
    static Declared declared(Class<?> type) {
        refuseUnmakable(type);
        return Declared.of(type, role(type), IsConformance.annotation(type).orElseThrow());
    }

    private static Role role(Class<?> type) {
        Map<Class<?>, Role> has = new LinkedHashMap<>(ROLES);
        has.keySet().removeIf(subject -> !subject.isAssignableFrom(type));
        if (has.size() == 1) {
            return has.values().iterator().next();
        }
        String found = has.isEmpty()
                ? "none of the interfaces of subjects"
                : has.keySet().stream().map(Class::getName).collect(Collectors.joining(" and "));
        throw new SettingsException(type.getName() + " is annotated with @Conformance and implements " + found
                + "; one class is one subject: implement " + ServerUnderTest.class.getName() + " to test a server, or "
                + ClientUnderTest.class.getName() + " to test a client");
    }

    private static void refuseUnmakable(Class<?> type) {
        String who = type.getName() + " is annotated with @Conformance and ";
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new SettingsException(who
                    + "is abstract, so that no subject can be made of it; annotate the class that extends it instead");
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            throw new SettingsException(
                    who + "is an inner class, which needs an instance of the outer one; make it static");
        }
        boolean makable = Arrays.stream(type.getDeclaredConstructors()).anyMatch(made -> made.getParameterCount() == 0);
        if (!makable) {
            throw new SettingsException(who + "has no constructor without parameters; add one");
        }
    }
}
