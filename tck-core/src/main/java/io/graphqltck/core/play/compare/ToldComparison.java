package io.graphqltck.core.play.compare;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.ApplicationTurn;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.subject.ApplicationEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares what an application has to be told with what it was told, and says it in words. */
public final class ToldComparison {

    private final Bindings bindings;

    ToldComparison(Bindings bindings) {
        this.bindings = bindings;
    }

    /** {@code reportsFailure}: it is a result that has errors and nothing else to deliver, which is one form of a failure. */
    Comparison of(ApplicationTurn.Sees sees, ApplicationEvent event, boolean reportsFailure) {
        boolean kindFits = switch (sees.what()) {
            case NEXT -> event instanceof ApplicationEvent.Next;
            case ERROR -> event instanceof ApplicationEvent.Failed || reportsFailure;
            case COMPLETION -> event instanceof ApplicationEvent.Completed;
            case FAILURE ->
                event instanceof ApplicationEvent.Failed
                        || event instanceof ApplicationEvent.ConnectionFailed
                        || reportsFailure;
            case ENDING ->
                event instanceof ApplicationEvent.Failed
                        || reportsFailure
                        || event instanceof ApplicationEvent.ConnectionFailed
                        || event instanceof ApplicationEvent.Completed;
            case NOTHING -> false;
        };
        if (!kindFits) {
            return Comparison.OTHER;
        }
        if (event instanceof ApplicationEvent.Next next && sees.what() == ApplicationTurn.What.NEXT) {
            return Comparison.of(payloadDifference(sees, next.payload()));
        }
        String text = errorText(event);
        for (String part : sees.containing()) {
            if (!text.contains(part)) {
                return Comparison.differs("the error does not mention \"" + part + "\"");
            }
        }
        return Comparison.FITS;
    }

    private @Nullable String payloadDifference(ApplicationTurn.Sees sees, Json payload) {
        @Nullable Json data = payload instanceof Json.JsonObject object ? object.get("data") : null;
        @Nullable Json errors = payload instanceof Json.JsonObject object ? object.get("errors") : null;
        if (sees.data() != null) {
            @Nullable Mismatch mismatch = bindings.match(sees.data(), data);
            if (mismatch != null) {
                return "in its data, " + mismatch;
            }
        }
        @Nullable Json extensions = payload instanceof Json.JsonObject object ? object.get("extensions") : null;
        if (sees.extensions() != null) {
            @Nullable Mismatch mismatch = bindings.match(sees.extensions(), extensions);
            if (mismatch != null) {
                return "in its extensions, " + mismatch;
            }
        }
        if (sees.errors() != null) {
            @Nullable Mismatch mismatch = bindings.match(sees.errors(), errors);
            if (mismatch != null) {
                return "in its errors, " + mismatch;
            }
        }
        @Nullable Mismatch added = sees.isCleanResult() ? Bindings.matchNoErrors(errors, "") : null;
        return added == null ? null : "in its errors, " + added;
    }

    private static String errorText(ApplicationEvent event) {
        if (event instanceof ApplicationEvent.Failed failed) {
            return failed.message() + (failed.errors() == null ? "" : " " + JsonText.write(failed.errors()));
        }
        if (event instanceof ApplicationEvent.Next next && next.payload() instanceof Json.JsonObject payload) {
            @Nullable Json errors = payload.get("errors");
            return errors == null ? "" : JsonText.write(errors);
        }
        if (event instanceof ApplicationEvent.ConnectionFailed failed) {
            return failed.message() + " " + failed.code() + " " + failed.reason();
        }
        return "";
    }

    /** What the application has to be told, in words. */
    String words(ApplicationTurn.Sees sees) {
        String text = "the application sees: " + sees.what().word() + " of " + sees.of();
        if (sees.data() != null) {
            text += " with data " + bindings.describe(sees.data());
        }
        if (sees.extensions() != null) {
            text += " with extensions " + bindings.describe(sees.extensions());
        }
        if (sees.errors() != null) {
            text += " with errors " + bindings.describe(sees.errors());
        }
        return sees.containing().isEmpty() ? text : text + " mentioning " + List.copyOf(sees.containing());
    }
}
