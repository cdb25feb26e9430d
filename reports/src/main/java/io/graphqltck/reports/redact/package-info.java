/** Masks secrets before anything is written. */
@NullMarked
package io.graphqltck.reports.redact;

import org.jspecify.annotations.NullMarked;
