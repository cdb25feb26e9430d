package io.graphqltck.core.model.act;

/** What is done on the WebSocket connection. */
public sealed interface SocketAct extends Act
        permits Act.Says, Act.SaysOctets, Act.Accepts, Act.Refuses, Act.Closes, Act.Pings, Act.Pongs, Act.SendsFrames {
    @Override
    default Ground ground() {
        return Ground.SOCKET;
    }
}
