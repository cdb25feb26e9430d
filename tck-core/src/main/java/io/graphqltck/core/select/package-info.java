/** Which scenarios a run is about; the same words in every front. */
@NullMarked
package io.graphqltck.core.select;

import org.jspecify.annotations.NullMarked;
