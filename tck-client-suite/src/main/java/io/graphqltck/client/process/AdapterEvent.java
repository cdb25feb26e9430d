package io.graphqltck.client.process;

import io.graphqltck.core.subject.ApplicationEvent;
import org.jspecify.annotations.Nullable;

/**
 * A line of an adapter after its greeting.
 *
 * @param operation null for an event of the session as a whole
 */
record AdapterEvent(String session, @Nullable String operation, ApplicationEvent event) {}
