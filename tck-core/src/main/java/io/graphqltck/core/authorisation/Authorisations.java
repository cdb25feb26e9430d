package io.graphqltck.core.authorisation;

import java.util.Optional;
import java.util.ServiceLoader;

/** All providers that are there. */
public final class Authorisations {

    private Authorisations() {}

    /** The protocol's own, if it has one. */
    public static Optional<AuthorisationProvider> of(String protocol) {
        return ServiceLoader.load(AuthorisationProvider.class, Authorisations.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.protocol().equals(protocol))
                .findFirst();
    }
}
