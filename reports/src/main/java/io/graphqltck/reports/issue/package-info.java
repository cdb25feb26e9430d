/** Findings as reports that a maintainer can read without the kit, and reproduce without it. */
@NullMarked
package io.graphqltck.reports.issue;

import org.jspecify.annotations.NullMarked;
