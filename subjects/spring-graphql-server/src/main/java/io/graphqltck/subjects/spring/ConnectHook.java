package io.graphqltck.subjects.spring;

import io.graphqltck.control.Wishes;
import java.time.Duration;
import java.util.Map;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Does what the member `tck` of the connection's parameters asks for. */
@Component
class ConnectHook implements WebSocketGraphQlInterceptor {
    @Override
    public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session, Map<String, Object> parameters) {
        Wishes wishes = Wishes.of(parameters);
        return wishes.delayMs() > 0
                ? Mono.delay(Duration.ofMillis(wishes.delayMs())).flatMap(waited -> answer(wishes))
                : answer(wishes);
    }

    private static Mono<Object> answer(Wishes wishes) {
        if (wishes.deny()) {
            return Mono.error(new SecurityException("denied on purpose"));
        }
        wishes.failIfAsked();
        return Mono.justOrEmpty(wishes.ack());
    }
}
