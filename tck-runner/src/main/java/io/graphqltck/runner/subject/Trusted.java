package io.graphqltck.runner.subject;

import io.graphqltck.runner.CommandException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Finds out before the run whether this machine trusts a server: a certificate that it does not know says nothing of the server. */
final class Trusted {

    private static final int PATIENCE_MILLIS = 5000;

    private Trusted() {}

    /** Does nothing where there is no TLS. @throws CommandException when the certificate is not trusted */
    static void check(URI url) {
        if (!ServerUrl.secure(url)) {
            return;
        }
        @Nullable String why = objection(url);
        if (why != null) {
            throw CommandException.noSubject("the certificate of " + url + " is not trusted (" + why
                    + "); --insecure accepts any certificate, or name a store that holds its authority with"
                    + " GRAPHQL_TCK_JAVA_OPTS=-Djavax.net.ssl.trustStore=FILE");
        }
    }

    private static @Nullable String objection(URI url) {
        try (SSLSocket socket = (SSLSocket) SSLSocketFactory.getDefault().createSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(new InetSocketAddress(url.getHost(), Reachable.port(url)), PATIENCE_MILLIS);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            return null;
        } catch (IOException e) {
            // Anything else that goes wrong is the server's, and shows in the scenarios.
            return aboutTrust(e);
        }
    }

    private static @Nullable String aboutTrust(Throwable problem) {
        @Nullable Throwable cause = problem;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof CertificateException
                    || cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                String text = String.valueOf(cause.getMessage());
                return text.substring(text.lastIndexOf(": ") + 1).strip();
            }
            cause = cause.getCause();
        }
        return null;
    }
}
