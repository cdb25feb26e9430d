package io.graphqltck.reports.dialogue;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.model.application.ApplicationTurn;
import io.graphqltck.core.model.application.ApplicationTurnVisitor;
import io.graphqltck.reports.redact.Redaction;
import java.util.Set;

/** Says what the client's application does or sees in a turn. */
final class ApplicationText {

    private final PatternText patterns;
    private final Set<String> operations;

    ApplicationText(PatternText patterns, Set<String> operations) {
        this.patterns = patterns;
        this.operations = operations;
    }

    String of(ApplicationTurn turn) {
        return turn.accept(new ApplicationTurnVisitor<>() {
            @Override
            public String connects(ApplicationTurn.Connects connects) {
                String params = connects.params() == null ? "" : " with parameters " + patterns.of(connects.params());
                return "application connects" + params
                        + (connects.headers().isEmpty() ? "" : " with header fields " + connects.headers())
                        + (connects.authorisation() == null
                                ? ""
                                : " with credentials " + masked(connects.authorisation()));
            }

            @Override
            public String subscribes(ApplicationTurn.Subscribes subscribes) {
                operations.add(subscribes.operation());
                String variables =
                        subscribes.variables() == null ? "" : " with variables " + patterns.of(subscribes.variables());
                return "application starts $" + subscribes.operation() + " as " + subscribes.as() + variables
                        + within(subscribes);
            }

            @Override
            public String unsubscribes(ApplicationTurn.Unsubscribes unsubscribes) {
                return "application stops " + unsubscribes.operation() + within(unsubscribes);
            }

            @Override
            public String network(ApplicationTurn.Network network) {
                return "the network " + network.change().words();
            }

            @Override
            public String closes(ApplicationTurn.Closes closes) {
                return "application closes the client" + within(closes);
            }

            @Override
            public String sees(ApplicationTurn.Sees sees) {
                return ApplicationText.this.sees(sees);
            }
        });
    }

    private static String within(ApplicationTurn turn) {
        return turn.within() == null
                ? ""
                : " within the callback for " + turn.within().words();
    }

    /** A file of one's own may have real ones. */
    private static String masked(Json credentials) {
        return Redaction.masking().general().text(JsonText.write(credentials));
    }

    private String sees(ApplicationTurn.Sees sees) {
        StringBuilder text = new StringBuilder("application sees: ")
                .append(sees.what().word())
                .append(" of ")
                .append(sees.of());
        if (sees.data() != null) {
            text.append(" with data ").append(patterns.of(sees.data()));
        }
        if (sees.errors() != null) {
            text.append(" with errors ").append(patterns.of(sees.errors()));
        }
        if (sees.extensions() != null) {
            text.append(" with extensions ").append(patterns.of(sees.extensions()));
        }
        if (!sees.containing().isEmpty()) {
            text.append(" mentioning ").append(String.join(", ", sees.containing()));
        }
        return text.toString();
    }
}
