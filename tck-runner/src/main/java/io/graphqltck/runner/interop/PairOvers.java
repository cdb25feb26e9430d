package io.graphqltck.runner.interop;

import io.graphqltck.core.load.subject.SubjectDescription;
import io.graphqltck.core.model.HttpVersion;
import io.graphqltck.core.text.Nearest;
import io.graphqltck.runner.CommandException;
import io.graphqltck.runner.interop.play.PairOver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What pairs are played over: everything that both parties support.
 *
 * @param http the version of HTTP, whatever the descriptions say
 * @param only the one that was asked for, in words, or null for all
 */
record PairOvers(Optional<HttpVersion> http, @Nullable String only) {

    private static final String TLS = "tls";

    PairOvers {
        List<String> known = Stream.of(HttpVersion.values())
                .flatMap(version -> Stream.of(new PairOver(version, false), new PairOver(version, true)))
                .map(PairOver::toString)
                .toList();
        if (only != null && !known.contains(only)) {
            throw CommandException.badInput("--over `" + only + "` is none of `" + String.join("`, `", known) + "`. "
                    + Nearest.hint(only, known));
        }
    }

    /** Empty where they share no version of HTTP. */
    List<PairOver> of(SubjectDescription client, SubjectDescription server) {
        HttpVersion spoken = http(client);
        if (spoken != http(server)) {
            return List.of();
        }
        List<PairOver> overs = new ArrayList<>();
        if (!client.tls()) {
            overs.add(new PairOver(spoken, false));
        }
        // Over HTTP/2 a client that knows its server beforehand has no TLS, and one that does not has nothing else.
        if (client.tls()
                || (spoken == HttpVersion.HTTP_1_1 && client.capabilities().contains(TLS))) {
            overs.add(new PairOver(spoken, true));
        }
        return overs.stream().filter(this::isAskedFor).toList();
    }

    private boolean isAskedFor(PairOver over) {
        return only == null || over.toString().equals(only);
    }

    /** Why they share none, a clause. */
    String obstacle(SubjectDescription client, SubjectDescription server) {
        return "the client is described for HTTP/" + http(client).word() + ", the server for HTTP/"
                + http(server).word();
    }

    /** Whether they speak the same version of HTTP. */
    boolean meet(SubjectDescription client, SubjectDescription server) {
        return http(client) == http(server);
    }

    private HttpVersion http(SubjectDescription subject) {
        return http.orElse(subject.http() == null ? HttpVersion.HTTP_1_1 : subject.http());
    }
}
