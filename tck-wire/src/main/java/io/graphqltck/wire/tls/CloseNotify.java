package io.graphqltck.wire.tls;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;

/**
 * Ends a connection on which the other side has said by close_notify that nothing more comes (RFC 8446 §6.1, RFC 9112 §9.8), as FIN ends
 * it without TLS. Some, such as Python's asyncio, send no FIN before they are answered. Follows the handler of TLS.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the end of the channel tells the outcome
public final class CloseNotify extends ChannelInboundHandlerAdapter {

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        context.fireUserEventTriggered(event);
        if (event instanceof SslCloseCompletionEvent closed && closed.isSuccess()) {
            context.close();
        }
    }
}
