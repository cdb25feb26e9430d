package io.graphqltck.core.subject;

import io.graphqltck.core.json.Json;
import org.jspecify.annotations.Nullable;

/** Something that a client reported to its application. {@code operation} is the dialogue's name for it, not the id on the wire. */
public sealed interface ApplicationEvent
        permits ApplicationEvent.Next,
                ApplicationEvent.Failed,
                ApplicationEvent.Completed,
                ApplicationEvent.ConnectionFailed,
                ApplicationEvent.Closed,
                ApplicationEvent.Synced,
                ApplicationEvent.Gone {

    /** Has the visitor handle it as what it is. */
    <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor);

    /** A result: an object with {@code data}, {@code errors}, {@code extensions}, as far as the client presents them. */
    record Next(String operation, Json payload) implements ApplicationEvent {
        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.next(this);
        }
    }

    /** The operation ended with an error. {@code errors} are the GraphQL errors if the client gives them. */
    record Failed(
            String operation, String message, @Nullable Json errors) implements ApplicationEvent {
        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.failed(this);
        }
    }

    /** The operation ended without an error. */
    record Completed(String operation) implements ApplicationEvent {
        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.completed(this);
        }
    }

    /** The connection could not be made or was lost, told otherwise than through an operation. */
    record ConnectionFailed(
            String message,
            @Nullable Integer code,
            @Nullable String reason) implements ApplicationEvent {
        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.connectionFailed(this);
        }
    }

    /** The client is disposed of. */
    record Closed() implements ApplicationEvent {
        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.closed(this);
        }
    }

    /** All that the application received before was reported. */
    record Synced(String token) implements ApplicationEvent {
        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.synced(this);
        }
    }

    /**
     * The client under test cannot continue: its process ended, or it broke the adapter protocol.
     *
     * @param cause whose doing it is
     */
    record Gone(String message, Cause cause) implements ApplicationEvent {

        /** Why a client cannot continue. */
        public enum Cause {
            /** The subject itself died: a scenario that ends so, played alone, fails. */
            SUBJECT_DIED,
            /** Its adapter failed the kit. */
            ADAPTER_FAILED,
            /** The operation cannot be passed to it, such as one that is too long for a command line: nothing was tried. */
            CANNOT_BE_ASKED
        }

        public Gone(String message, boolean subjectsFault) {
            this(message, subjectsFault ? Cause.SUBJECT_DIED : Cause.ADAPTER_FAILED);
        }

        public boolean subjectsFault() {
            return cause == Cause.SUBJECT_DIED;
        }

        @Override
        public <R extends @Nullable Object> R accept(ApplicationEventVisitor<R> visitor) {
            return visitor.gone(this);
        }
    }
}
