/** Dialogues in words. */
@NullMarked
package io.graphqltck.reports.dialogue;

import org.jspecify.annotations.NullMarked;
