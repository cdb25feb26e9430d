package io.graphqltck.client.process;

import io.graphqltck.core.subject.ApplicationEvent;
import io.graphqltck.core.subject.ApplicationListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** What an application received. */
final class Heard implements ApplicationListener {

    private final BlockingQueue<ApplicationEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void on(ApplicationEvent event) {
        events.add(event);
    }

    /** The next event; waits for it. */
    ApplicationEvent next() throws InterruptedException {
        return events.take();
    }

    /** The next event, which says that the subject cannot continue. */
    ApplicationEvent.Gone gone() throws InterruptedException {
        ApplicationEvent event = next();
        return event instanceof ApplicationEvent.Gone gone
                ? gone
                : new ApplicationEvent.Gone("(not gone, but " + event + ")", false);
    }

    /** All that is there by now. */
    List<ApplicationEvent> rest() {
        List<ApplicationEvent> rest = new ArrayList<>();
        events.drainTo(rest);
        return rest;
    }
}
