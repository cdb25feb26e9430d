package io.graphqltck.selftest;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.Json.JsonObject;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.Habit.Does;
import io.graphqltck.core.wire.Frame;
import io.graphqltck.core.wire.Http2Code;
import io.graphqltck.core.wire.HttpHead;
import io.graphqltck.core.wire.HttpResponse;
import io.graphqltck.core.wire.Loop;
import io.graphqltck.core.wire.Opcode;
import io.graphqltck.core.wire.Outgoing;
import io.graphqltck.core.wire.UpgradeResponse;
import io.graphqltck.core.wire.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A wire of a subject with habits of its own: what the subject writes crosses it in another, legal form. */
final class HabitualWire implements Wire {

    private static final int MOST_CUTS = 4096;
    private static final Duration LATE = Duration.ofMillis(30);

    private final Wire wire;
    private final Loop loop;
    private final Habits habits;
    private final List<Outgoing> gathered = new ArrayList<>();
    private int messages;
    /** Whether what is written is a stream, whose octets are not coded. */
    private boolean framesMore;

    private boolean begun;

    HabitualWire(Wire wire, Loop loop, Habits habits) {
        this.wire = wire;
        this.loop = loop;
        this.habits = habits;
    }

    /** The wire below, which is the connector's own. */
    static @Nullable Wire below(@Nullable Wire wire) {
        return wire instanceof HabitualWire habitual ? habitual.wire : wire;
    }

    @Override
    public byte[] write(List<Outgoing> items, List<Integer> cuts) {
        List<Outgoing> written = new ArrayList<>();
        for (Outgoing item : items) {
            if (item instanceof Outgoing.Message message && !message.binary()) {
                precede(written);
                written.add(habits.has(Does.ADDS_MEMBERS) ? withMore(message) : item);
                messages++;
            } else if (framesMore && item instanceof Outgoing.Body) {
                add(written, begun ? new byte[0] : habits.text(Does.BEGINS_STREAMS_WITH));
                written.add(item);
                begun = true;
            } else if (framesMore && item instanceof Outgoing.EndOfBody) {
                add(written, habits.text(Does.ENDS_STREAMS_WITH));
                written.add(item);
            } else {
                written.add(item);
            }
        }
        if (habits.has(Does.WRITES_TOGETHER) && cuts.isEmpty()) {
            if (gathered.isEmpty()) {
                loop.execute(this::flush);
            }
            gathered.addAll(written);
            return new byte[0];
        }
        flush();
        boolean octets = habits.has(Does.WRITES_OCTET_BY_OCTET) && cuts.isEmpty();
        List<Integer> all = octets ? IntStream.rangeClosed(1, MOST_CUTS).boxed().toList() : cuts;
        return later(() -> wire.write(written, all));
    }

    private static void add(List<Outgoing> written, byte[] octets) {
        if (octets.length > 0) {
            written.add(new Outgoing.Body(octets));
        }
    }

    /** What is said before a message: nothing before the first one, which protocols want to be a certain one. */
    private void precede(List<Outgoing> written) {
        if (habits.has(Does.PINGS)) {
            written.add(new Outgoing.Raw(Frame.of(Opcode.PING, true, "habit".getBytes(StandardCharsets.UTF_8))));
        }
        if (messages > 0) {
            habits.said()
                    .forEach(said -> written.add(new Outgoing.Message(
                            false, JsonText.write(said).getBytes(StandardCharsets.UTF_8), List.of(), false)));
        }
    }

    private static Outgoing withMore(Outgoing.Message message) {
        try {
            Json json = JsonText.read(new String(message.octets(), StandardCharsets.UTF_8));
            if (json instanceof JsonObject object
                    && object.text("type") != null
                    && message.fragments().isEmpty()) {
                Json more = Json.with(object, "habit", Json.with(Json.object(), "of", Json.of("another library")));
                return new Outgoing.Message(
                        false, JsonText.write(more).getBytes(StandardCharsets.UTF_8), List.of(), message.compressed());
            }
        } catch (JsonSyntaxException e) {
            return message; // it is no message of the protocol, and stays as it is
        }
        return message;
    }

    private void flush() {
        if (!gathered.isEmpty()) {
            List<Outgoing> all = List.copyOf(gathered);
            gathered.clear();
            later(() -> wire.write(all, List.of()));
        }
    }

    /** Something that is written, now or a little later; the order stays. */
    private byte[] later(java.util.function.Supplier<byte[]> write) {
        if (!habits.has(Does.WRITES_LATE)) {
            return write.get();
        }
        loop.schedule(LATE, () -> {
            byte[] unused = write.get();
        });
        return new byte[0];
    }

    private void inOrder(Runnable task) {
        flush();
        later(() -> {
            task.run();
            return new byte[0];
        });
    }

    @Override
    public void respond(UpgradeResponse response) {
        UpgradeResponse habitual = habits.response(response);
        inOrder(() -> wire.respond(habitual));
    }

    @Override
    public void respond(HttpResponse response) {
        HttpResponse habitual = habits.response(response);
        framesMore = response.streamed()
                && response.headers().stream().noneMatch(field -> field.getKey().equalsIgnoreCase("content-encoding"));
        inOrder(() -> wire.respond(habitual));
    }

    @Override
    public void drop(Drop how) {
        inOrder(() -> wire.drop(how));
    }

    @Override
    public void drop(Drop how, Http2Code code) {
        inOrder(() -> wire.drop(how, code));
    }

    @Override
    public void read(boolean on) {
        wire.read(on);
    }

    @Override
    public void whenWritten(Runnable task) {
        inOrder(() -> wire.whenWritten(task));
    }

    @Override
    public boolean isOpen() {
        return wire.isOpen();
    }

    @Override
    public @Nullable HttpHead sentHead() {
        return wire.sentHead();
    }

    @Override
    public boolean compresses() {
        return wire.compresses();
    }
}
