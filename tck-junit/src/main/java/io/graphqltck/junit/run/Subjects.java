package io.graphqltck.junit.run;

import io.graphqltck.client.ClientVenue;
import io.graphqltck.core.play.Player;
import io.graphqltck.core.run.Venue;
import io.graphqltck.core.subject.ClientSubject;
import io.graphqltck.core.wire.WireLimits;
import io.graphqltck.junit.ServerUnderTest;
import io.graphqltck.junit.node.Settings;
import io.graphqltck.server.ServerVenue;
import io.graphqltck.wire.ListenOptions;
import io.graphqltck.wire.Reactor;
import io.graphqltck.wire.WireConnector;
import io.graphqltck.wire.tls.TlsTrust;
import java.lang.reflect.InvocationTargetException;
import org.junit.platform.commons.support.ReflectionSupport;

/** Makes the subject of a suite from its class. */
final class Subjects {

    private final Reactor reactor;

    Subjects(Reactor reactor) {
        this.reactor = reactor;
    }

    /** Makes and starts it. @throws SubjectException when that cannot be done */
    Venue open(Class<?> type, Settings settings) throws InterruptedException {
        Object subject = instance(type);
        if (subject instanceof ClientSubject client) {
            return new ClientVenue(reactor, client, ListenOptions.loopback(), null, Player.Mode.JUDGE);
        }
        ServerUnderTest server = (ServerUnderTest) subject;
        StartedServer started = StartedServer.start(server, settings.startTimeout());
        WireConnector connector = new WireConnector(new TlsTrust.Platform(), WireLimits.DEFAULT);
        return new ServerVenue(reactor, connector, started, server.headers());
    }

    private static Object instance(Class<?> type) {
        try {
            return ReflectionSupport.newInstance(type);
        } catch (Throwable e) {
            Throwable cause = e instanceof InvocationTargetException wrapped && wrapped.getCause() != null
                    ? wrapped.getCause()
                    : e;
            throw new SubjectException(
                    type.getName() + " cannot be made: its constructor without parameters failed with " + cause, cause);
        }
    }
}
