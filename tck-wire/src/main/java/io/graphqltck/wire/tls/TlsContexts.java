package io.graphqltck.wire.tls;

import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
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
import org.jspecify.annotations.Nullable;

/** Makes what Netty needs for TLS. */
public final class TlsContexts {

    private TlsContexts() {}

    /** For the scripted server. {@code http2}: it is offered by ALPN (RFC 7301), before HTTP/1.1. */
    public static SslContext server(LoopbackCertificate certificate, boolean http2) {
        try {
            return SslContextBuilder.forServer(certificate.key(), certificate.chain())
                    .sslProvider(SslProvider.JDK)
                    .applicationProtocolConfig(protocols(http2))
                    .build();
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the scripted client. {@code http2} as for the server. */
    public static SslContext client(TlsTrust trust, boolean http2) {
        SslContextBuilder builder =
                SslContextBuilder.forClient().sslProvider(SslProvider.JDK).applicationProtocolConfig(protocols(http2));
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

    private static @Nullable ApplicationProtocolConfig protocols(boolean http2) {
        return http2
                ? new ApplicationProtocolConfig(
                        ApplicationProtocolConfig.Protocol.ALPN,
                        ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
                        ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
                        ApplicationProtocolNames.HTTP_2,
                        ApplicationProtocolNames.HTTP_1_1)
                : null;
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
