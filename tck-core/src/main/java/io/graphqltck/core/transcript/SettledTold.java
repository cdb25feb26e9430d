package io.graphqltck.core.transcript;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.json.JsonWeight;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationEventVisitor;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of what an application received, or, where nothing is left, the same text for all. Both are longer than what reports
 * show of one message, so that they recognise what is not whole.
 */
final class SettledTold implements ApplicationEventVisitor<ApplicationEvent> {

    private static final Json LEFT_OUT = Json.of("left out for lack of memory" + " ".repeat(Transcript.SHOWN));

    /** How many times its text the tree of a value may take. */
    private static final int TREE = 8;

    private final int most;

    private SettledTold(int most) {
        this.most = most;
    }

    static ApplicationEvent of(ApplicationEvent event, int most) {
        return event.accept(new SettledTold(most));
    }

    @Override
    public ApplicationEvent next(ApplicationEvent.Next next) {
        return new ApplicationEvent.Next(next.operation(), start(next.payload()));
    }

    @Override
    public ApplicationEvent failed(ApplicationEvent.Failed failed) {
        @Nullable Json errors = failed.errors();
        return new ApplicationEvent.Failed(
                failed.operation(), start(failed.message()), errors == null ? null : start(errors));
    }

    @Override
    public ApplicationEvent completed(ApplicationEvent.Completed completed) {
        return completed;
    }

    @Override
    public ApplicationEvent connectionFailed(ApplicationEvent.ConnectionFailed failed) {
        return new ApplicationEvent.ConnectionFailed(start(failed.message()), failed.code(), failed.reason());
    }

    @Override
    public ApplicationEvent closed(ApplicationEvent.Closed closed) {
        return closed;
    }

    @Override
    public ApplicationEvent synced(ApplicationEvent.Synced synced) {
        return synced;
    }

    @Override
    public ApplicationEvent gone(ApplicationEvent.Gone gone) {
        return gone;
    }

    private Json start(Json value) {
        if (most < Transcript.SHOWN) {
            return LEFT_OUT;
        }
        String text = JsonText.write(value);
        if (text.length() > most) {
            return Json.of(start(text) + "…");
        }
        return JsonWeight.of(value) > (long) TREE * most ? LEFT_OUT : value;
    }

    private String start(String text) {
        return text.length() <= most ? text : new String(text.substring(0, most));
    }
}
