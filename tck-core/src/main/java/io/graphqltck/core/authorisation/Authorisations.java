package io.graphqltck.core.authorisation;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All providers that are there. */
public final class Authorisations {

    private Authorisations() {}

    /** All of them, by name. */
    public static Map<String, AuthorisationProvider> byName() {
        return ServiceLoader.load(AuthorisationProvider.class, Authorisations.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(AuthorisationProvider::name, Function.identity()));
    }
}
