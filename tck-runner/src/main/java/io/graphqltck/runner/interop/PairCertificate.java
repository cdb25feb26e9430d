package io.graphqltck.runner.interop;

import io.graphqltck.runner.CommandException;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.nio.file.Path;

/** What the relay shows to clients over TLS. {@code authority}: the file of what they must trust. */
record PairCertificate(LoopbackCertificate certificate, Path authority) {

    /** A new one. @throws CommandException when the file cannot be written */
    static PairCertificate generate() {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        try {
            return new PairCertificate(certificate, certificate.writeAuthority());
        } catch (IOException e) {
            throw CommandException.badInput("the certificate for TLS cannot be written: " + e.getMessage());
        }
    }
}
