package io.graphqltck.wire;

import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Distinguishes why a connection could not be made. */
public final class ConnectFailure {

    private ConnectFailure() {}

    /**
     * Whether there is somebody, who accepted the connection and reset it before this side had noticed: a machine that is busy notices late.
     * The JDK has no class for that, only its words.
     */
    public static boolean isReset(@Nullable Throwable failure) {
        return failure instanceof SocketException
                && !(failure instanceof ConnectException)
                && !(failure instanceof NoRouteToHostException)
                && !(failure instanceof BindException)
                && String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("reset");
    }
}
