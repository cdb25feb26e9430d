package io.graphqltck.runner.interop.play;

import io.graphqltck.core.play.Played;
import org.jspecify.annotations.Nullable;

/**
 * One scenario that a client and a server have played with each other: the same dialogue, once for each of them.
 *
 * @param deaf why the relay did not understand all of it, or null
 */
record PairPlayed(Played client, Played server, @Nullable String deaf) {}
