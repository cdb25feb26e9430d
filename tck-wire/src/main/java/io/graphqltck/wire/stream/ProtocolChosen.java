package io.graphqltck.wire.stream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.function.Consumer;

/** Reports which protocol ALPN has chosen, when TLS is ready. */
public final class ProtocolChosen extends ChannelInboundHandlerAdapter {

    private final Consumer<String> chosen;

    /** {@code chosen}: receives the protocol's name, an empty text for none, before any later handler receives anything. */
    public ProtocolChosen(Consumer<String> chosen) {
        this.chosen = chosen;
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            String protocol = tls == null ? null : tls.applicationProtocol();
            chosen.accept(protocol == null ? "" : protocol);
        }
        context.fireUserEventTriggered(event);
    }
}
