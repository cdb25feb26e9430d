/** A scenario compiled for one role: what the peer says, what the subject must say. */
@NullMarked
package io.graphqltck.core.script;

import org.jspecify.annotations.NullMarked;
