/** A summary for pull requests. */
@NullMarked
package io.graphqltck.reports.markdown;

import org.jspecify.annotations.NullMarked;
