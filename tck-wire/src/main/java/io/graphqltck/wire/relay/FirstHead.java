package io.graphqltck.wire.relay;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Holds a connection's first request back until its head is complete, says whether it asks for an upgrade, and lets it pass. */
final class FirstHead extends ChannelInboundHandlerAdapter {

    /** Longer heads are those of no upgrade. */
    private static final int LONGEST = 1 << 16;

    private static final String END = "\r\n\r\n";

    private static final Pattern UPGRADE =
            Pattern.compile("\r\nupgrade[ \t]*:[^\r\n]*\\bwebsocket\\b", Pattern.CASE_INSENSITIVE);

    private final Consumer<Boolean> upgrades;
    private final ByteBuf head = Unpooled.buffer();
    private boolean decided;

    /** {@code upgrades}: hears once, before any later handler receives anything. */
    FirstHead(Consumer<Boolean> upgrades) {
        this.upgrades = upgrades;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (decided) {
            context.fireChannelRead(message);
            return;
        }
        ByteBuf buffer = (ByteBuf) message;
        // Of what was there before, only the beginning of the end may count: a head may come byte by byte.
        int from = Math.max(0, head.readableBytes() - END.length() + 1);
        head.writeBytes(buffer);
        buffer.release();
        int end = head.toString(from, head.readableBytes() - from, StandardCharsets.ISO_8859_1)
                .indexOf(END);
        if (end >= 0) {
            decide(
                    context,
                    UPGRADE.matcher(head.toString(0, from + end, StandardCharsets.ISO_8859_1))
                            .find());
        } else if (head.readableBytes() > LONGEST) {
            decide(context, false);
        }
    }

    private void decide(ChannelHandlerContext context, boolean upgrade) {
        if (decided) {
            return;
        }
        decided = true;
        upgrades.accept(upgrade);
        if (head.isReadable()) {
            context.fireChannelRead(head);
        } else {
            head.release();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            decide(context, false);
        }
        context.fireUserEventTriggered(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        decide(context, false);
        context.fireChannelInactive();
    }

    /** These bytes, a head of a request and perhaps more, with another path where the map has one for its own. */
    static ByteBuf withPath(ByteBuf request, Map<String, String> paths) {
        String text = request.toString(StandardCharsets.ISO_8859_1);
        int from = text.indexOf(' ') + 1;
        int line = text.indexOf('\r');
        int blank = text.indexOf(' ', from);
        int query = text.indexOf('?', from);
        int to = query >= 0 && query < blank ? query : blank;
        if (from == 0 || line < 0 || to < 0 || to > line) {
            return request;
        }
        String path = text.substring(from, to);
        String other = paths.getOrDefault(path, path);
        if (other.equals(path)) {
            return request;
        }
        request.release();
        return Unpooled.copiedBuffer(text.substring(0, from) + other + text.substring(to), StandardCharsets.ISO_8859_1);
    }
}
