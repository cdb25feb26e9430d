package io.graphqltck.core.subject;

/** Receives what a client's application sees. May be called on any thread; calls of one session are in order. */
@FunctionalInterface
public interface ApplicationListener {

    void on(ApplicationEvent event);
}
