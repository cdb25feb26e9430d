package io.graphqltck.client.process;

import io.graphqltck.core.subject.ApplicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A line of an adapter behind its greeting.
 *
 * @param operation null for an event of the session as a whole
 */
record AdapterEvent(String session, @Nullable String operation, ApplicationEvent event) {}
