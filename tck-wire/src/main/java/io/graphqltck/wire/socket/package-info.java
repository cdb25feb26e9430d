/** One TCP connection as a wire: what is read and written on it, stage by stage. */
@NullMarked
package io.graphqltck.wire.socket;

import org.jspecify.annotations.NullMarked;
