package io.graphqltck.wire.tls;

import java.nio.file.Path;

/** Which server certificates the scripted client trusts on {@code wss}. */
public sealed interface TlsTrust permits TlsTrust.Platform, TlsTrust.Everything, TlsTrust.Authority {

    /** Those that the platform trusts, for the host's name. */
    record Platform() implements TlsTrust {}

    /** All of them, whatever the name in them. */
    record Everything() implements TlsTrust {}

    /**
     * Those signed by this authority, for the host's name.
     *
     * @param caFile certificates in PEM form
     */
    record Authority(Path caFile) implements TlsTrust {}
}
