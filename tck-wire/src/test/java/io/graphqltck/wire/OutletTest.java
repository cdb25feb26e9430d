package io.graphqltck.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OutletTest {

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
        new Outlet(channel, 100).write(new byte[] {0, 1, 2, 3}, offsets);
        List<String> written = new ArrayList<>();
        for (Object piece : channel.outboundMessages()) {
            written.add(ByteBufUtil.hexDump((ByteBuf) piece));
        }
        assertThat(written).containsExactly(pieces.split(" ", -1));
        channel.finishAndReleaseAll();
    }
}
