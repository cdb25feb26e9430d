package io.graphqltck.wire.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import io.netty.util.NetUtil;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** Makes what Netty needs for TLS. */
public final class TlsContexts {

    private TlsContexts() {}

    /** For the scripted server. */
    public static SslContext server(LoopbackCertificate certificate) {
        try {
            return SslContextBuilder.forServer(certificate.key(), certificate.chain())
                    .sslProvider(SslProvider.JDK)
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the scripted client. */
    public static SslContext client(TlsTrust trust) {
        SslContextBuilder builder = SslContextBuilder.forClient().sslProvider(SslProvider.JDK);
        if (trust instanceof TlsTrust.Everything) {
            builder.trustManager(InsecureTrustManagerFactory.INSTANCE);
        } else if (trust instanceof TlsTrust.Authority authority) {
            builder.trustManager(authority.caFile().toFile());
        }
        try {
            return builder.build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The handler of one client connection; names the host to the server (RFC 6066 §3) and checks it in the certificate. */
    public static SslHandler client(SslContext context, TlsTrust trust, Channel channel, String host, int port) {
        SslHandler handler = context.newHandler(channel.alloc(), host, port);
        SSLParameters parameters = handler.engine().getSSLParameters();
        if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
            parameters.setServerNames(List.of(new SNIHostName(host)));
        }
        parameters.setEndpointIdentificationAlgorithm(trust instanceof TlsTrust.Everything ? "" : "HTTPS");
        handler.engine().setSSLParameters(parameters);
        return handler;
    }
}
