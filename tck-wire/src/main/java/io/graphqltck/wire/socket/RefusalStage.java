package io.graphqltck.wire.socket;

import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.core.wire.WireListener;
import io.graphqltck.wire.http.BodyReader;

/** After the head of a response other than 101: reports it when its body is complete, or cut short. */
final class RefusalStage implements ReadingStage {

    private final HttpHead head;
    private final BodyReader body;
    private final WireListener out;
    private boolean told;

    RefusalStage(HttpHead head, int bodyLimit, WireListener out) {
        this.head = head;
        this.body = new BodyReader(head, bodyLimit);
        this.out = out;
    }

    @Override
    public void octets(byte[] octets, int from, int to) {
        body.octets(octets, from, to);
        if (body.isDone()) {
            tell();
        }
    }

    @Override
    public void ended(WireEvent.Ending how) {
        tell();
    }

    private void tell() {
        if (!told) {
            told = true;
            out.on(new WireEvent.Responded(head, body.text()));
        }
    }
}
