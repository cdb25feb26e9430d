/** The connections and exchanges of a play, as the peer uses them. */
@NullMarked
package io.graphqltck.core.play.channel;

import org.jspecify.annotations.NullMarked;
