package io.graphqltck.wire;

import io.graphqltck.wire.tls.LoopbackCertificate;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** What other people's clients need to trust the kit's own certificate. */
public record Trusting(SSLContext context, X509TrustManager manager) {

    public static Trusting the(LoopbackCertificate certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        store.setCertificateEntry("authority", certificate.chain().get(1));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        X509TrustManager manager = Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow();
        return new Trusting(context, manager);
    }

    /** For other people's servers: they serve with the kit's own certificate. */
    public static SSLContext serving(LoopbackCertificate certificate) throws Exception {
        char[] none = {};
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, none);
        store.setKeyEntry("server", certificate.key(), none, certificate.chain().toArray(new X509Certificate[0]));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, none);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
