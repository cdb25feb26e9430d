package io.graphqltck.subjects.spring;

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
        if (!(parameters.get("tck") instanceof Map<?, ?> tck)) {
            return Mono.empty();
        }
        if (tck.get("delayMs") instanceof Number ms) {
            return Mono.delay(Duration.ofMillis(ms.longValue())).flatMap(waited -> answer(tck));
        }
        return answer(tck);
    }

    private static Mono<Object> answer(Map<?, ?> tck) {
        if (Boolean.TRUE.equals(tck.get("deny"))) {
            return Mono.error(new SecurityException("denied on purpose"));
        }
        if (Boolean.TRUE.equals(tck.get("fail"))) {
            throw new IllegalStateException("connect hook failed on purpose");
        }
        return Mono.justOrEmpty(tck.get("ack"));
    }
}
