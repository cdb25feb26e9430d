package io.graphqltck.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** What crossed the connections of one play, in order: the client's octets as they are, the server's by their number. */
final class Trace {

    private final List<Event> events = new ArrayList<>();
    private int connections;

    /** One thing that happened. */
    @SuppressWarnings("ArrayRecordComponent") // octets are handed over, not shared; nobody compares events
    sealed interface Event permits Event.Opened, Event.Sent, Event.Received, Event.EndedByClient, Event.EndedByServer {

        /** The number of the connection, from 0. */
        int connection();

        /** The client connected. */
        record Opened(int connection) implements Event {}

        /** The client sent these octets. */
        record Sent(int connection, byte[] octets) implements Event {}

        /** This many more units of {@link FrameCount} came from the server. */
        record Received(int connection, int units) implements Event {}

        /** The client ended the TCP connection. */
        record EndedByClient(int connection) implements Event {}

        /** The server ended the TCP connection. */
        record EndedByServer(int connection) implements Event {}
    }

    /** A new connection; the answer is its number. */
    synchronized int open() {
        events.add(new Event.Opened(connections));
        return connections++;
    }

    synchronized void add(Event event) {
        events.add(event);
    }

    /** What there is by now. */
    synchronized List<Event> events() {
        return List.copyOf(events);
    }

    /** Who did what how often in which order, whatever the slices in which it came. */
    synchronized List<String> shape() {
        List<String> shape = new ArrayList<>();
        int units = 0;
        String last = "";
        for (Event event : events) {
            String now = event.getClass().getSimpleName() + " " + event.connection();
            boolean received = event instanceof Event.Received;
            units = (now.equals(last) ? units : 0) + (event instanceof Event.Received some ? some.units() : 0);
            if (now.equals(last)) {
                shape.remove(shape.size() - 1);
            }
            shape.add(received ? now + ": " + units : now);
            last = now;
        }
        return shape;
    }
}
