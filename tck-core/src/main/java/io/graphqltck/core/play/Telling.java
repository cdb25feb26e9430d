package io.graphqltck.core.play;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.pattern.Pattern;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.subject.ApplicationEvent;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a client played by the kit reports to its application where a dialogue says that it sees something. */
final class Telling {

    private Telling() {}

    static Optional<ApplicationEvent> of(ApplicationTurn.Sees sees, Bindings bindings) {
        String text = "told on purpose " + String.join(" ", sees.containing());
        return switch (sees.what()) {
            case NEXT -> Optional.of(new ApplicationEvent.Next(sees.of(), payload(sees, bindings)));
            case COMPLETION -> Optional.of(new ApplicationEvent.Completed(sees.of()));
            case ERROR, FAILURE, ENDING -> Optional.of(new ApplicationEvent.Failed(sees.of(), text, null));
            case NOTHING -> Optional.empty();
        };
    }

    private static Json payload(ApplicationTurn.Sees sees, Bindings bindings) {
        Json.JsonObject payload = Json.object();
        payload = with(payload, "data", sees.data(), bindings);
        payload = with(payload, "errors", sees.errors(), bindings);
        return with(payload, "extensions", sees.extensions(), bindings);
    }

    private static Json.JsonObject with(
            Json.JsonObject payload, String name, @Nullable Pattern pattern, Bindings bindings) {
        @Nullable Json value = pattern == null ? null : bindings.say(pattern);
        return value == null ? payload : Json.with(payload, name, value);
    }
}
