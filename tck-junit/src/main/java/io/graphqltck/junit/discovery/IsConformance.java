package io.graphqltck.junit.discovery;

import io.graphqltck.junit.Conformance;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether a class is a suite. */
final class IsConformance implements Predicate<Class<?>> {

    @Override
    public boolean test(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers()) && annotation(type).isPresent();
    }

    static Optional<Conformance> annotation(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, Conformance.class);
    }
}
