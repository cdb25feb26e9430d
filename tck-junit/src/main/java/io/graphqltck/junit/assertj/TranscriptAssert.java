package io.graphqltck.junit.assertj;

import io.graphqltck.core.json.Json;
import io.graphqltck.core.json.JsonSyntaxException;
import io.graphqltck.core.json.JsonText;
import io.graphqltck.core.transcript.Direction;
import io.graphqltck.core.transcript.Happening;
import io.graphqltck.core.wire.WireEvent;
import io.graphqltck.junit.play.PlayedScenario;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the transcript of a scenario. Messages are named by JSON, of which they must have all members; they may have more.
 * In messages of failures secrets are masked.
 */
public final class TranscriptAssert extends AbstractAssert<TranscriptAssert, PlayedScenario> {

    TranscriptAssert(PlayedScenario actual) {
        super(actual, TranscriptAssert.class);
    }

    /** The subject sent such a message. */
    public TranscriptAssert subjectSent(String json) {
        return has(Direction.RECEIVED, json, "the subject", actual.saidBySubject());
    }

    /** The kit sent such a message. */
    public TranscriptAssert kitSent(String json) {
        return has(Direction.SENT, json, "the kit", actual.saidByKit());
    }

    /** The subject sent no such message. */
    public TranscriptAssert subjectNeverSent(String json) {
        Json part = read(json);
        if (messages(Direction.RECEIVED).anyMatch(message -> JsonPart.isIn(part, message))) {
            failWithMessage(
                    "Expected the subject to send no message in %s with%n  %s%nbut it did:%n%s",
                    actual.id(), json, Lines.of(actual.saidBySubject()));
        }
        return this;
    }

    /** The subject sent such messages in this order, on whatever wire, with others before, between and after them. */
    public TranscriptAssert subjectSentInOrder(String... jsons) {
        Iterator<Json> messages = messages(Direction.RECEIVED).iterator();
        for (String json : jsons) {
            Json part = read(json);
            boolean found = false;
            while (!found && messages.hasNext()) {
                found = JsonPart.isIn(part, messages.next());
            }
            if (!found) {
                failWithMessage(
                        "Expected the subject to send in %s, in this order,%n%s%nbut received none of%n  %s%nwhere it is expected:%n%s",
                        actual.id(), Lines.of(List.of(jsons)), json, Lines.of(actual.saidBySubject()));
            }
        }
        return this;
    }

    /** The subject sent a close frame with this code. */
    public TranscriptAssert subjectClosedWith(int code) {
        boolean found = events(Direction.RECEIVED)
                .anyMatch(event -> event instanceof WireEvent.Close close && Objects.equals(close.code(), code));
        if (!found) {
            failWithMessage(
                    "Expected the subject to close with %s in %s, but it did%n%s",
                    code, actual.id(), Lines.of(actual.saidBySubject()));
        }
        return this;
    }

    /** The application of a client was told exactly this, in the words of the kit's timelines, such as {@code completion}. */
    public TranscriptAssert applicationWasTold(String... lines) {
        if (!actual.toldToApplication().equals(List.of(lines))) {
            failWithMessage(
                    "Expected the application in %s to see%n%s%nbut it saw%n%s",
                    actual.id(), Lines.of(List.of(lines)), Lines.of(actual.toldToApplication()));
        }
        return this;
    }

    private TranscriptAssert has(Direction direction, String json, String who, List<String> said) {
        Json part = read(json);
        if (messages(direction).noneMatch(message -> JsonPart.isIn(part, message))) {
            failWithMessage(
                    "Expected %s to send a message in %s with%n  %s%nbut it did%n%s",
                    who, actual.id(), json, Lines.of(said));
        }
        return this;
    }

    private Stream<WireEvent> events(Direction direction) {
        return wires(direction).map(Happening.OnWire::event);
    }

    private Stream<Json> messages(Direction direction) {
        return wires(direction).map(Happening.OnWire::json).flatMap(Stream::ofNullable);
    }

    private Stream<Happening.OnWire> wires(Direction direction) {
        return actual.moments().stream()
                .map(moment -> moment.what() instanceof Happening.OnWire wire ? wire : null)
                .flatMap(Stream::ofNullable)
                .filter(wire -> wire.direction() == direction);
    }

    private static Json read(@Nullable String json) {
        try {
            return JsonText.read(String.valueOf(json));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("`" + json + "` is no JSON: " + e.getMessage(), e);
        }
    }
}
