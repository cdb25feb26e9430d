/** Plays played again from their transcripts, without the subject and in no time, as today's scenarios and rules judge them. */
@NullMarked
package io.graphqltck.core.replay;

import org.jspecify.annotations.NullMarked;
