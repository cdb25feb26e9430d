package io.graphqltck.core.play.channel;

import io.graphqltck.core.model.Modifiers;
import io.graphqltck.core.model.Protocol;
import io.graphqltck.core.model.Role;
import io.graphqltck.core.model.Transport;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.transcript.Transcript;
import io.graphqltck.core.wire.HttpRequest;
import io.graphqltck.core.wire.UpgradeRequest;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Creates the channels of a play, and the requests with which the peer opens some. */
public final class ChannelFactory {

    private final boolean exchanging;
    private final Role subject;
    private final PlayMode mode;
    private final Transcript transcript;
    private final SocketSpeech sockets;
    private final ExchangeSpeech exchanges;
    private final BooleanSupplier awaitsPings;
    private final StreamPace pace;

    public ChannelFactory(
            Protocol protocol,
            Role subject,
            PlayMode mode,
            Transcript transcript,
            SocketSpeech sockets,
            ExchangeSpeech exchanges,
            BooleanSupplier awaitsPings,
            StreamPace pace) {
        this.exchanging = protocol.transports().contains(Transport.HTTP);
        this.subject = subject;
        this.mode = mode;
        this.transcript = transcript;
        this.sockets = sockets;
        this.exchanges = exchanges;
        this.awaitsPings = awaitsPings;
        this.pace = pace;
    }

    /** Whether the protocol has exchanges. */
    public boolean exchanges() {
        return exchanging;
    }

    public SocketChannel socket(int number, Courtesies courtesies) {
        return new SocketChannel(
                new Line(number, transcript, mode.speaks()), subject, mode, sockets, courtesies, awaitsPings);
    }

    public ExchangeChannel exchange(int number, @Nullable String name) {
        return exchange(new Line(number, transcript, mode.speaks()), name);
    }

    public ExchangeChannel exchange(Line line, @Nullable String name) {
        return new ExchangeChannel(line, name, subject, mode, exchanges, pace);
    }

    public UpgradeRequest request(Act.Connects connects, Modifiers modifiers) {
        return sockets.request(connects, modifiers);
    }

    public HttpRequest request(Act.Requests requests, Turn.Speech speech) {
        return exchanges.request(requests, speech);
    }

    /** How many octets of bodies of streamed responses the peer has sent. */
    public long streamedOctets() {
        return pace.octets();
    }
}
