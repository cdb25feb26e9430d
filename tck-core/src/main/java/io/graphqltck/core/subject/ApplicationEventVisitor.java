package io.graphqltck.core.subject;

import org.jspecify.annotations.Nullable;

/** Handles each kind of event that an application sees. */
public interface ApplicationEventVisitor<R extends @Nullable Object> {

    R next(ApplicationEvent.Next event);

    R failed(ApplicationEvent.Failed event);

    R completed(ApplicationEvent.Completed event);

    R connectionFailed(ApplicationEvent.ConnectionFailed event);

    R closed(ApplicationEvent.Closed event);

    R synced(ApplicationEvent.Synced event);

    R gone(ApplicationEvent.Gone event);
}
