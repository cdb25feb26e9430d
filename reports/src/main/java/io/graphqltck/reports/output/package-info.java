/** Which reports are written, and where: the same for every front. */
@NullMarked
package io.graphqltck.reports.output;

import org.jspecify.annotations.NullMarked;
