/**
 * Plays that are played again from their transcripts, without the subject and in no time: whether today's scenario and rules would
 * judge them as they were judged then.
 */
@NullMarked
package io.graphqltck.core.replay;

import org.jspecify.annotations.NullMarked;
