/** The outcome of a client and a server that were played with each other. */
@NullMarked
package io.graphqltck.core.pair;

import org.jspecify.annotations.NullMarked;
