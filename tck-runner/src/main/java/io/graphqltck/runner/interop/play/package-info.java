/** Plays a dialogue with a real client and a real server, and judges both. */
@NullMarked
package io.graphqltck.runner.interop.play;

import org.jspecify.annotations.NullMarked;
