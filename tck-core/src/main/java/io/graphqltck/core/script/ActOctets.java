package io.graphqltck.core.script;

import io.graphqltck.core.model.act.Act;
import io.graphqltck.core.model.act.ActVisitor;
import io.graphqltck.core.model.act.HttpBody;
import java.util.stream.Stream;

/** What an act writes as bytes rather than as a value. */
final class ActOctets implements ActVisitor<Stream<byte[]>> {

    static final ActOctets ALL = new ActOctets();

    private ActOctets() {}

    private static Stream<byte[]> of(HttpBody body) {
        return body instanceof HttpBody.Octets octets ? Stream.of(octets.octets()) : Stream.empty();
    }

    @Override
    public Stream<byte[]> says(Act.Says act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> saysOctets(Act.SaysOctets act) {
        return Stream.of(act.octets());
    }

    @Override
    public Stream<byte[]> connects(Act.Connects act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> accepts(Act.Accepts act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> refuses(Act.Refuses act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> closes(Act.Closes act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> drops(Act.Drops act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> leaves(Act.Leaves act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> pings(Act.Pings act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> pongs(Act.Pongs act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> sendsFrames(Act.SendsFrames act) {
        return act.frames().stream().map(frame -> frame.payload());
    }

    @Override
    public Stream<byte[]> sendsOctets(Act.SendsOctets act) {
        return Stream.of(act.octets());
    }

    @Override
    public Stream<byte[]> requests(Act.Requests act) {
        return of(act.body());
    }

    @Override
    public Stream<byte[]> responds(Act.Responds act) {
        return of(act.body());
    }

    @Override
    public Stream<byte[]> reads(Act.Reads act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> item(Act.Item act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> keepAlive(Act.KeepAlive act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> ends(Act.Ends act) {
        return Stream.empty();
    }

    @Override
    public Stream<byte[]> sendsBody(Act.SendsBody act) {
        return Stream.generate(act::octets).limit(act.times());
    }
}
