package io.graphqltck.wire.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate for this machine under its loopback names, made for each run, valid from yesterday till tomorrow. It is
 * signed by an authority of its own, because some clients refuse a certificate that is its own authority; the authority's
 * private key is forgotten at once.
 */
public final class LoopbackCertificate {

    private static final X500Principal AUTHORITY = new X500Principal("CN=GraphQL Subscription TCK test authority");
    private static final X500Principal SERVER = new X500Principal("CN=localhost");
    private static final GeneralNames NAMES = new GeneralNames(new GeneralName[] {
        new GeneralName(GeneralName.dNSName, "localhost"),
        new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
        new GeneralName(GeneralName.iPAddress, "::1")
    });

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final X509Certificate authority;

    private LoopbackCertificate(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
        this.key = key;
        this.certificate = certificate;
        this.authority = authority;
    }

    /** Makes a new one; takes some milliseconds. */
    public static LoopbackCertificate generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair issuer = generator.generateKeyPair();
            KeyPair server = generator.generateKeyPair();
            X509Certificate authority = sign(issuer, AUTHORITY, issuer.getPublic(), true);
            X509Certificate certificate = sign(issuer, SERVER, server.getPublic(), false);
            return new LoopbackCertificate(server.getPrivate(), certificate, authority);
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no certificate could be made", e);
        }
    }

    private static X509Certificate sign(KeyPair issuer, X500Principal subject, PublicKey key, boolean isAuthority)
            throws GeneralSecurityException, IOException, OperatorCreationException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(Duration.ofDays(1))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                key);
        var utilities = new JcaX509ExtensionUtils();
        builder.addExtension(Extension.subjectKeyIdentifier, false, utilities.createSubjectKeyIdentifier(key));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, utilities.createAuthorityKeyIdentifier(issuer.getPublic()));
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(isAuthority));
        int usage = isAuthority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature;
        builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
        if (!isAuthority) {
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, NAMES);
        }
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }

    /** The server's private key. */
    public PrivateKey key() {
        return key;
    }

    /** What the server shows: its certificate and the authority's. */
    public List<X509Certificate> chain() {
        return List.of(certificate, authority);
    }

    /** Writes the authority's certificate into a new file, which is gone when this JVM ends. */
    public Path writeAuthority() throws IOException {
        Path file = Files.createTempFile("graphql-tck-", ".pem");
        file.toFile().deleteOnExit();
        writeAuthority(file);
        return file;
    }

    /** Writes the authority's certificate, which a client must trust, in PEM form (RFC 7468). */
    public void writeAuthority(Path file) throws IOException {
        try {
            String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(authority.getEncoded());
            Files.writeString(
                    file,
                    "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n",
                    StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }
}
