package io.graphqltck.core.subject;

import org.jspecify.annotations.Nullable;

/**
 * A moment at which the application acts: within the library's callback that reports this to it.
 *
 * @param operation the dialogue's name for the operation that it is about
 */
public record Cue(On on, String operation) {

    /** What is reported. */
    public enum On {
        FIRST_RESULT("first-result"),
        COMPLETION("completion"),
        ERROR("error"),
        /** Either of the two before. */
        END("end");

        private final String word;

        On(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** As transcripts say it. */
    public String words() {
        return "the " + on.word().replace('-', ' ') + " of " + operation;
    }

    /** Whether the application sees it with this event. */
    public boolean isMet(ApplicationEvent event) {
        return event.accept(new Meeting());
    }

    private final class Meeting implements ApplicationEventVisitor<Boolean> {

        private boolean is(String of, On one, @Nullable On other) {
            return of.equals(operation) && (on == one || on == other);
        }

        @Override
        public Boolean next(ApplicationEvent.Next event) {
            return is(event.operation(), On.FIRST_RESULT, null);
        }

        @Override
        public Boolean failed(ApplicationEvent.Failed event) {
            return is(event.operation(), On.ERROR, On.END);
        }

        @Override
        public Boolean completed(ApplicationEvent.Completed event) {
            return is(event.operation(), On.COMPLETION, On.END);
        }

        @Override
        public Boolean connectionFailed(ApplicationEvent.ConnectionFailed event) {
            return false;
        }

        @Override
        public Boolean closed(ApplicationEvent.Closed event) {
            return false;
        }

        @Override
        public Boolean synced(ApplicationEvent.Synced event) {
            return false;
        }

        @Override
        public Boolean gone(ApplicationEvent.Gone event) {
            return false;
        }
    }
}
