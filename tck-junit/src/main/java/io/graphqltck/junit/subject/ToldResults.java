package io.graphqltck.junit.subject;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import io.graphqltck.junit.ClientUnderTest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Passes on what the user of a client sees of one operation. */
final class ToldResults implements ClientUnderTest.Results {

    private final String operation;
    private final ApplicationListener listener;

    ToldResults(String operation, ApplicationListener listener) {
        this.operation = operation;
        this.listener = listener;
    }

    @Override
    public void next(Map<String, ? extends @Nullable Object> result) {
        try {
            told(PlainJson.json(result));
        } catch (IllegalArgumentException e) {
            mistaken("next", e.getMessage());
        }
    }

    @Override
    public void nextJson(String result) {
        try {
            told(JsonText.read(result));
        } catch (JsonSyntaxException e) {
            mistaken("nextJson", e.getMessage());
        }
    }

    private void told(Json payload) {
        listener.on(new ApplicationEvent.Next(operation, payload));
    }

    /** The mistake is that of the test's author, not of the client: nothing may count against the client. */
    private void mistaken(String method, @Nullable String why) {
        listener.on(new ApplicationEvent.Gone(
                "the test's Results." + method + " was given what is no JSON: " + why, false));
    }

    @Override
    public void failed(String message) {
        listener.on(new ApplicationEvent.Failed(operation, message, null));
    }

    @Override
    public void completed() {
        listener.on(new ApplicationEvent.Completed(operation));
    }
}
