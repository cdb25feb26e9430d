package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.graphqltck.core.wire.Wire;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.wire.tls.LoopbackCertificate;
import io.graphqltck.wire.tls.TlsContexts;
import io.graphqltck.wire.tls.TlsTrust;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the kit's server says by close_notify that it ends a connection, as Netty's client sees it. */
final class TruncatedTlsTest {

    private static final TlsTrust TRUST = new TlsTrust.Everything();

    private final Kit kit = new Kit();
    private final CompletableFuture<SslCloseCompletionEvent> closed = new CompletableFuture<>();

    @AfterEach
    void close() {
        kit.close();
    }

    @ParameterizedTest
    @CsvSource({"FIN, true", "TRUNCATED, false"})
    void anEndIsAnnouncedUnlessItIsTruncated(Wire.Drop how, boolean announced) throws Exception {
        int port = kit.listen(ExchangeKit.LISTENING.withCertificate(LoopbackCertificate.generate()));
        connect(port).syncUninterruptibly();
        kit.serverEvents.next(WireEvent.Asked.class);

        kit.on(kit.accepted(), wire -> wire.drop(how));

        assertThat(closed.get().isSuccess()).isEqualTo(announced);
    }

    private ChannelFuture connect(int port) {
        return new Bootstrap()
                .group(NettyLoop.of(kit.loop))
                .channel(NioSocketChannel.class)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(TlsContexts.client(
                                        TlsContexts.client(TRUST, false), TRUST, channel, "127.0.0.1", port));
                        channel.pipeline().addLast(new Asking());
                    }
                })
                .connect(InetAddress.getLoopbackAddress(), port);
    }

    private final class Asking extends ChannelInboundHandlerAdapter {

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent) {
                byte[] request = "GET /graphql HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                context.writeAndFlush(Unpooled.wrappedBuffer(request))
                        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
            } else if (event instanceof SslCloseCompletionEvent end) {
                closed.complete(end);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            // that TLS was cut off is shown by the event
        }
    }
}
