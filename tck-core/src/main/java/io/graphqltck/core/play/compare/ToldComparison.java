package io.graphqltck.core.play.compare;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.script.Bindings;
import io.graphqltck.core.script.Mismatch;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what an application must receive with what it was told, and says it in words. */
public final class ToldComparison {

    private static final Set<What> FAILURES = Set.of(What.ERROR, What.FAILURE, What.ENDING);

    /** What a scenario may call each event. */
    private static final ApplicationEventVisitor<Set<What>> SEEN_AS = new ApplicationEventVisitor<>() {
        @Override
        public Set<What> next(ApplicationEvent.Next event) {
            return Set.of(What.NEXT);
        }

        @Override
        public Set<What> failed(ApplicationEvent.Failed event) {
            return FAILURES;
        }

        @Override
        public Set<What> completed(ApplicationEvent.Completed event) {
            return Set.of(What.COMPLETION, What.ENDING);
        }

        @Override
        public Set<What> connectionFailed(ApplicationEvent.ConnectionFailed event) {
            return Set.of(What.FAILURE, What.ENDING);
        }

        @Override
        public Set<What> closed(ApplicationEvent.Closed event) {
            return Set.of();
        }

        @Override
        public Set<What> synced(ApplicationEvent.Synced event) {
            return Set.of();
        }

        @Override
        public Set<What> gone(ApplicationEvent.Gone event) {
            return Set.of();
        }
    };

    private final Bindings bindings;

    ToldComparison(Bindings bindings) {
        this.bindings = bindings;
    }

    /** {@code reportsFailure}: it is a result that has errors and nothing else to deliver, which is one form of a failure. */
    Comparison of(ApplicationTurn.Sees sees, ApplicationEvent event, boolean reportsFailure) {
        boolean kindFits =
                event.accept(SEEN_AS).contains(sees.what()) || (reportsFailure && FAILURES.contains(sees.what()));
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
        return event.accept(new ApplicationEventVisitor<>() {
            @Override
            public String next(ApplicationEvent.Next next) {
                @Nullable
                Json errors = next.payload() instanceof Json.JsonObject payload ? payload.get("errors") : null;
                return errors == null ? "" : JsonText.write(errors);
            }

            @Override
            public String failed(ApplicationEvent.Failed failed) {
                return failed.message() + (failed.errors() == null ? "" : " " + JsonText.write(failed.errors()));
            }

            @Override
            public String completed(ApplicationEvent.Completed completed) {
                return "";
            }

            @Override
            public String connectionFailed(ApplicationEvent.ConnectionFailed failed) {
                return failed.message() + " " + failed.code() + " " + failed.reason();
            }

            @Override
            public String closed(ApplicationEvent.Closed closed) {
                return "";
            }

            @Override
            public String synced(ApplicationEvent.Synced synced) {
                return "";
            }

            @Override
            public String gone(ApplicationEvent.Gone gone) {
                return "";
            }
        });
    }

    /** What the application must receive, in words. */
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
