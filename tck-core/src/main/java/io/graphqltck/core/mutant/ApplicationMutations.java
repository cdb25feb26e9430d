package io.graphqltck.core.mutant;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.model.Turn;
import io.graphqltck.core.model.application.ApplicationTurn.Sees;
import io.graphqltck.core.model.application.ApplicationTurn.What;
import io.graphqltck.core.model.pattern.Pattern;
import java.util.ArrayList;
import java.util.List;

/** What may be wrong with what a client reports to its application. */
final class ApplicationMutations {

    private static final Pattern WRONG = new Pattern.Literal(Json.of("wrong on purpose"));

    private ApplicationMutations() {}

    /** What the application is told instead, in this order. */
    record Wrong(String change, String words, List<Sees> told) {

        /** The same in place of this turn. */
        WrongTurn in(Turn.Application turn) {
            return new WrongTurn(
                    change,
                    words,
                    told.stream()
                            .<Turn>map(sees -> new Turn.Application(turn.at(), sees, turn.requirement()))
                            .toList(),
                    false);
        }
    }

    /** {@code goesOn}: the operation may have more results, so that an end right after this one is a lie. */
    static List<Wrong> of(Sees sees, boolean goesOn) {
        if (sees.what() == What.NOTHING) {
            Sees next = new Sees(What.NEXT, sees.of());
            return List.of(new Wrong("tell-more", "reports to its application a result", List.of(next)));
        }
        List<Wrong> wrongs = new ArrayList<>();
        wrongs.add(new Wrong("tell-nothing", "does not notify its application", List.of()));
        if (sees.what() == What.NEXT) {
            wrongs.add(new Wrong("tell-twice", "notifies its application twice", List.of(sees, sees)));
            if (sees.data() != null) {
                Sees wrong = new Sees(What.NEXT, sees.of(), WRONG, sees.errors(), sees.extensions(), List.of());
                wrongs.add(new Wrong("tell-wrong-data", "reports other data to its application", List.of(wrong)));
            }
            if (sees.isCleanResult()) {
                Sees wrong = new Sees(
                        What.NEXT, sees.of(), sees.data(), MessageMutations.ERRORS, sees.extensions(), List.of());
                wrongs.add(
                        new Wrong("tell-added-errors", "reports additional errors to its application", List.of(wrong)));
            }
            if (goesOn) {
                Sees end = new Sees(What.COMPLETION, sees.of());
                wrongs.add(new Wrong("tell-added-end", "also reports an end to its application", List.of(sees, end)));
            }
            wrongs.add(error(sees));
            return wrongs;
        }
        wrongs.add(new Wrong("end-twice", "reports the end to its application twice", List.of(sees, sees)));
        if (sees.what() == What.COMPLETION) {
            wrongs.add(error(sees));
        } else if (sees.what() == What.ERROR || sees.what() == What.FAILURE) {
            Sees completion = new Sees(What.COMPLETION, sees.of());
            wrongs.add(new Wrong(
                    "tell-completion", "reports an end without error to its application", List.of(completion)));
        }
        return wrongs;
    }

    private static Wrong error(Sees sees) {
        return new Wrong("tell-error", "reports an error to its application", List.of(new Sees(What.ERROR, sees.of())));
    }
}
