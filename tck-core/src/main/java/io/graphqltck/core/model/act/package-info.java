/** What one party does in a turn, and what it may be compared with. */
@NullMarked
package io.graphqltck.core.model.act;

import org.jspecify.annotations.NullMarked;
