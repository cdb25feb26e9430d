package io.graphqltck.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutletTests {

    @ParameterizedTest
    @CsvSource({
        "'', 00010203", //
        "1, 00 010203",
        "1 2 3, 00 01 02 03",
        "0 2 4 9, 0001 0203",
        "3 1, 000102 03",
    })
    void handsEachPieceToTheNetworkByItself(String cuts, String pieces) {
        EmbeddedChannel channel = new EmbeddedChannel();
        List<Integer> offsets = new ArrayList<>();
        if (!cuts.isEmpty()) {
            for (String cut : cuts.split(" ", -1)) {
                offsets.add(Integer.valueOf(cut));
            }
        }
        new Outlet(channel, 100).write(new byte[] {0, 1, 2, 3}, offsets, Duration.ZERO);
        List<String> written = new ArrayList<>();
        for (Object piece : channel.outboundMessages()) {
            written.add(ByteBufUtil.hexDump((ByteBuf) piece));
        }
        assertThat(written).containsExactly(pieces.split(" ", -1));
        channel.finishAndReleaseAll();
    }

    @Test
    void piecesApartKeepTheirOrderWithWhatFollows() {
        EmbeddedChannel channel = new EmbeddedChannel();
        Outlet outlet = new Outlet(channel, 100);
        List<String> done = new ArrayList<>();
        outlet.write(new byte[] {0, 1, 2}, List.of(1, 2), Duration.ofNanos(1));
        outlet.write(new byte[] {3}, List.of(), Duration.ZERO);
        outlet.whenWritten(() -> done.add("written"));

        // What is scheduled runs only when the channel is told to.
        assertThat(written(channel)).containsExactly("00");
        assertThat(done).isEmpty();
        while (done.isEmpty()) {
            channel.runScheduledPendingTasks();
        }
        assertThat(written(channel)).containsExactly("01", "02", "03");
        channel.finishAndReleaseAll();
    }

    private static List<String> written(EmbeddedChannel channel) {
        List<String> written = new ArrayList<>();
        for (Object piece = channel.readOutbound(); piece != null; piece = channel.readOutbound()) {
            String octets = ByteBufUtil.hexDump((ByteBuf) piece);
            ((ByteBuf) piece).release();
            if (!octets.isEmpty()) {
                written.add(octets);
            }
        }
        return written;
    }
}
