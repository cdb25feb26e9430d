/** A badge for a README. */
@NullMarked
package io.graphqltck.reports.badge;

import org.jspecify.annotations.NullMarked;
