/** What the kit as a whole may hold, and what happens when it is exhausted: of its memory, shared by all that runs. */
@NullMarked
package io.graphqltck.core.limit;

import org.jspecify.annotations.NullMarked;
