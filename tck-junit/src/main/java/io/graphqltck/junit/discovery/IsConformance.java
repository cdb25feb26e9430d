package io.graphqltck.junit.discovery;

import io.graphqltck.junit.Conformance;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.platform.commons.support.AnnotationSupport;

/** Whether a class is meant to be a suite. Whether it can be one is examined later, so that what cannot is reported. */
final class IsConformance implements Predicate<Class<?>> {

    @Override
    public boolean test(Class<?> type) {
        return annotation(type).isPresent();
    }

    static Optional<Conformance> annotation(Class<?> type) {
        return AnnotationSupport.findAnnotation(type, Conformance.class);
    }
}
