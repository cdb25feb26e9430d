package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.tls.LoopbackCertificate;
import java.io.IOException;
import java.nio.file.Path;

/** What the kit shows to clients over TLS. {@code authority}: the file of what they must trust, which ends with the JVM. */
public record OwnCertificate(LoopbackCertificate certificate, Path authority) {

    /** A new one. @throws CommandException when the file cannot be written */
    public static OwnCertificate generate() {
        LoopbackCertificate certificate = LoopbackCertificate.generate();
        try {
            return new OwnCertificate(certificate, certificate.writeAuthority());
        } catch (IOException e) {
            throw CommandException.badInput("the certificate for TLS cannot be written: " + e.getMessage());
        }
    }

    public ListenOptions on(ListenOptions options) {
        return options.withCertificate(certificate);
    }
}
